// Unsent messages: kept in this browser until the server has answered, sent again with the same client_id.

import { connection } from "./socket.js";
import { postForm } from "./http.js";

const ANSWER_MS = 7000
const LATER_MS = 15_000
const LATER = new Set(["unavailable", "too_fast"])

class Outbox extends EventTarget {
  waiting = new Map()
  memory = "[]"

  constructor() {
    super()
    connection.addEventListener("posted", ({ detail }) => this.settle(detail))
    connection.addEventListener("error", ({ detail }) => detail.about === "post" && this.refuse(detail))
    connection.addEventListener("hello", () => this.sendAll())
    connection.addEventListener("state", ({ detail }) => detail === "lost" && this.markAll("waiting"))
  }

  /** Whose messages these are: two people may share a browser. */
  open(person) {
    this.key = `outbox:${person}`
    try {
      localStorage.setItem("person", person) // whose unsent messages the page for no network may show
    } catch {
      // Storage is switched off.
    }
    for (const post of this.all()) this.deliver(post)
  }

  of(conversation) {
    return this.all().filter((post) => post.conversation === conversation)
  }

  add(post) {
    this.write([...this.all(), post])
    this.deliver(post)
  }

  remove(clientId) {
    clearTimeout(this.waiting.get(clientId))
    this.waiting.delete(clientId)
    this.write(this.all().filter((post) => post.client_id !== clientId))
  }

  /** Try once more, because the person asked. */
  retry(clientId) {
    const post = this.all().find((one) => one.client_id === clientId)
    if (post) this.deliver(post)
  }

  sendAll() {
    for (const post of this.all()) this.deliver(post)
  }

  deliver({ url, ...post }) {
    const { client_id: clientId, conversation, body, quoted, seen, attachments = [] } = post
    const content = { client_id: clientId, conversation, body, quote: quoted?.seq ?? 0, seen, attachments }
    clearTimeout(this.waiting.get(clientId))
    if (connection.send("post", content)) {
      this.tell("sending", clientId)
      this.again(clientId, ANSWER_MS, () => this.deliverOverHttp({ url, ...post }))
    } else if (navigator.onLine && connection.state === "lost") this.deliverOverHttp({ url, ...post })
    else {
      this.tell(navigator.onLine ? "sending" : "waiting", clientId)
      if (navigator.onLine) this.again(clientId, ANSWER_MS, () => this.deliverOverHttp({ url, ...post }))
    }
  }

  async deliverOverHttp({ url, client_id: clientId, body, quoted, seen = "", attachments = [] }) {
    if (!this.all().some((post) => post.client_id === clientId)) return
    this.tell("sending", clientId)
    try {
      const fields = { client_id: clientId, body, quote: quoted?.seq ?? 0, seen, attachment: attachments }
      const response = await postForm(url, fields)
      if (response.redirected || response.status === 403) this.dispatchEvent(new CustomEvent("signedout"))
      if (response.status === 201) return this.settle(await response.json())
      if (response.status === 422 || response.status === 409) return this.refuse(await response.json())
      if (response.status === 404) return this.refuse({ client_id: clientId, code: "not_found", message: "" })
    } catch {
      // No network: what follows is what is done about it.
    }
    this.tell("waiting", clientId)
    this.again(clientId, LATER_MS, () => this.retry(clientId))
  }

  settle(posted) {
    this.remove(posted.client_id)
    this.tell("sent", posted.client_id, posted)
  }

  refuse({ client_id: clientId, code, message, retry_s: retryS }) {
    clearTimeout(this.waiting.get(clientId))
    if (LATER.has(code)) {
      this.tell("sending", clientId)
      return this.again(clientId, (retryS ?? 3) * 1000, () => this.retry(clientId))
    }
    const post = this.all().find((one) => one.client_id === clientId)
    this.remove(clientId)
    this.tell("failed", clientId, { code, message, body: post?.body ?? "" })
  }

  markAll(state) {
    for (const { client_id: clientId } of this.all()) this.tell(state, clientId)
  }

  again(clientId, ms, work) {
    clearTimeout(this.waiting.get(clientId))
    this.waiting.set(clientId, setTimeout(work, ms))
  }

  tell(state, clientId, more = {}) {
    this.dispatchEvent(new CustomEvent("moved", { detail: { state, client_id: clientId, ...more } }))
  }

  all() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "[]")
    } catch {
      return JSON.parse(this.memory) // storage is switched off: the tab remembers
    }
  }

  write(posts) {
    this.memory = JSON.stringify(posts)
    try {
      if (posts.length) localStorage.setItem(this.key, this.memory)
      else localStorage.removeItem(this.key)
    } catch {
      // Full or switched off: the tab remembers.
    }
  }
}

export const outbox = new Outbox()
