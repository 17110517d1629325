// One's unsent text, kept on the server: what is typed in one tab stands in the others at once.

import { connection } from "./socket.js";
import { fetchJson, postForm, postInPassing } from "./http.js";
import { newId } from "./ids.js";

const TAB = newId()

export class Draft {
  /** `read` and `put` are the text being written; `differ` is told another tab's text that is not taken over, or null. */
  constructor({ conversation, url, read, put, differ }) {
    Object.assign(this, { url, read, put, differ, saved: read() })
    connection.addEventListener("draft", ({ detail }) => {
      if (detail.conversation === conversation && detail.by !== TAB) this.compare(detail.base)
    })
    connection.addEventListener("state", ({ detail }) => this.follow(detail))
  }

  /** What was typed elsewhere while the line was dead was not told. */
  follow(state) {
    if (state === "open" && this.wasLost) this.compare()
    this.wasLost = state === "lost"
  }

  get isTouched() {
    return this.read() !== this.saved
  }

  save() {
    if (!this.isTouched) return
    const fields = this.fields
    this.saved = fields.body
    postForm(this.url, fields).catch(() => (this.saved = null))
  }

  leave() {
    if (this.isTouched) postInPassing(this.url, this.fields)
    this.saved = this.read()
  }

  /** `base` says what the text was typed over, so that nobody takes over what was typed without knowing theirs. */
  get fields() {
    return { body: this.read(), by: TAB, base: this.saved === null ? "" : markOf(this.saved) }
  }

  /** Take over what the server holds, unless something of this tab's own would be lost. */
  async compare(base) {
    const kept = await fetchJson(this.url)
    if (!kept) return
    const { body } = kept
    const held = this.read()
    const follows = !base || !held || base === markOf(held)
    if (body !== held && (this.isTouched || !follows)) return this.differ(body)
    this.saved = body
    if (body !== held) this.put(body)
    this.differ(null)
  }
}

/** A short mark that is the same for the same text. */
function markOf(text) {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16)
}
