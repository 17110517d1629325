// A list of threads that keeps itself in order.

import { connection } from "./socket.js";
import { bringOlder } from "./older.js";
import { refreshFrame } from "./around.js";
import { fetchPage, fetchPart } from "./http.js";
import { ago, refreshAges } from "./times.js";
import { say } from "./words.js";

const MINUTE_MS = 60_000
const TYPING_MS = 5000

class LiveInbox extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("[data-rows]")
    if (!this.list) return
    this.current?.scrollIntoView({ block: "nearest" })
    if (this.current) this.hush(this.current) // it may have been read between the drawing of the list and now
    bringOlder(this)
    connection.join("inbox")
    connection.addEventListener("news", ({ detail }) => detail.topic === "inbox" && this.refresh(detail.conversations))
    connection.addEventListener("typing", ({ detail }) => this.showTyping(detail.conversation))
    connection.addEventListener("paused", ({ detail }) => this.hideTyping(detail.conversation))
    connection.addEventListener("draft", ({ detail }) => this.refresh([detail.conversation]))
    document.addEventListener("filed", ({ detail }) => this.refresh(detail.refs, { isFiled: true }))
    setInterval(() => refreshAges(this.list), MINUTE_MS)
  }

  showTyping(ref) {
    const time = this.rowOf(ref)?.querySelector("time")
    if (!time) return
    time.textContent = say("typing_row")
    clearTimeout(this.typing)
    this.typing = setTimeout(() => this.hideTyping(ref), TYPING_MS)
  }

  hideTyping(ref) {
    const time = this.rowOf(ref)?.querySelector("time")
    if (time) time.textContent = ago(new Date(time.dateTime))
  }

  get current() {
    return this.querySelector("[aria-current=true].conv")
  }

  get rows() {
    return [...this.list.querySelectorAll(":scope > li[data-ref]")]
  }

  /** Draw these lines as the server sees them now; those it does not list any more go. */
  async refresh(refs, { isFiled = false } = {}) {
    const asked = refs.map((ref) => `ref=${encodeURIComponent(ref)}`).join("&")
    const part = await fetchPart(`${this.dataset.rowsUrl}${this.dataset.query || "?"}&${asked}`)
    if (!part) return
    const fresh = new Map([...part.querySelectorAll("li[data-ref]")].map((row) => [row.dataset.ref, row]))
    for (const ref of refs) {
      const held = this.rowOf(ref)
      if (fresh.has(ref)) this.place(held, fresh.get(ref))
      else if (held) this.leave(held, isFiled)
    }
    this.querySelector("[data-empty]").hidden = this.rows.length > 0
  }

  place(held, row) {
    const link = row.querySelector("a")
    const hadFocus = held?.contains(document.activeElement)
    if (held?.querySelector("[aria-current]")) this.keepCurrent(held, row, link)
    if (held) row.querySelector("input").checked = held.querySelector("input").checked
    row.querySelector("time").textContent = ago(new Date(row.dataset.at))
    held?.remove()
    if (this.isFurtherDown(row)) return
    this.list.insertBefore(row, this.placeFor(row))
    if (hadFocus) link.focus()
  }

  /** The open thread is being read, so its line does not shout; its head follows when its state changed. */
  keepCurrent(held, row, link) {
    link.setAttribute("aria-current", "true")
    this.hush(link)
    if (held.dataset.standing !== row.dataset.standing) refreshFrame()
  }

  hush(link) {
    if (!document.hasFocus()) return
    link.removeAttribute("data-unread")
    link.querySelector(".badge")?.remove()
  }

  /** What is open stays in sight until its reader goes elsewhere, unless they have put it away themselves. */
  leave(held, isFiled) {
    if (held.querySelector("[aria-current]") && !isFiled) return
    const next = held.nextElementSibling?.matches("li[data-ref]") ? held.nextElementSibling : held.previousElementSibling
    const hadFocus = held.contains(document.activeElement)
    held.remove()
    if (hadFocus) next?.querySelector("a")?.focus()
  }

  /** Does the line belong to a page that has not been brought yet? It comes with it. */
  isFurtherDown(row) {
    const last = this.rows.at(-1)
    return Boolean(last && this.list.querySelector(":scope > .older [data-older]") && row.dataset.at < last.dataset.at)
  }

  placeFor(row) {
    const later = this.rows.find((other) => other.dataset.at <= row.dataset.at)
    return later ?? this.list.querySelector(":scope > .older:has([data-older])") ?? this.querySelector("[data-empty]")
  }

  rowOf(ref) {
    return this.list.querySelector(`:scope > li[data-ref="${CSS.escape(ref)}"]`)
  }
}

/** The lane of notices: drawn anew when one is told or read elsewhere. */
class LiveNotices extends HTMLElement {
  connectedCallback() {
    connection.addEventListener("notices", () => this.refresh())
  }

  async refresh() {
    const fresh = (await fetchPage(location.href))?.querySelector("live-notices")
    if (fresh && !this.contains(document.activeElement)) this.replaceChildren(...fresh.childNodes)
  }
}

customElements.define("live-inbox", LiveInbox)
customElements.define("live-notices", LiveNotices)
