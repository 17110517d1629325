// Changing one's own messages: over the socket while it is open, over HTTP otherwise.

import { connection } from "./socket.js";
import { postForm } from "./http.js";
import { say } from "./words.js";

const ANSWER_MS = 5000
const ADDRESSES = { edit: "wording", delete: "deletion", undo: "undoing" }

/** Ask for it; resolves to what was answered, or throws an Error with a sentence for people. May be repeated. */
export async function change(about, { conversation, seq, body }, base) {
  const fields = body === undefined ? {} : { body }
  const answer = about === "undo" ? null : await overSocket(about, { conversation, seq, ...fields })
  return answer ?? (await overHttp(about, `${base}${seq}/${ADDRESSES[about]}/`, fields))
}

/** The answer; null when none came in time or there is no socket. */
function overSocket(about, content) {
  if (!connection.send(about, content)) return null
  const isMine = (detail) => detail.about === about && detail.seq === content.seq
  return new Promise((resolve, reject) => {
    const done = ({ detail }) => isMine(detail) && finish(() => resolve(detail))
    const failed = ({ detail }) => isMine(detail) && finish(() => reject(new Error(detail.message)))
    const timer = setTimeout(() => finish(() => resolve(null)), ANSWER_MS)
    const finish = (work) => {
      clearTimeout(timer)
      connection.removeEventListener("done", done)
      connection.removeEventListener("error", failed)
      work()
    }
    connection.addEventListener("done", done)
    connection.addEventListener("error", failed)
  })
}

async function overHttp(about, url, fields) {
  let response
  try {
    response = await postForm(url, fields)
  } catch {
    throw new Error(say("not_done"))
  }
  if (response.ok && !response.redirected) return response.json()
  throw new Error(response.status === 422 ? (await response.json()).message : say("not_done"))
}
