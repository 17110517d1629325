// A list of threads that keeps itself in order.

import { connection } from "./socket.js";
import { bringOlder } from "./older.js";
import { fetchPage, fetchPart } from "./http.js";
import { ago, refreshAges } from "./times.js";
import { say } from "./words.js";

const MINUTE_MS = 60_000
const TYPING_MS = 5000

class LiveInbox extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("[data-rows]")
    this.current?.scrollIntoView({ block: "nearest" })
    bringOlder(this)
    connection.join("inbox")
    connection.addEventListener("news", ({ detail }) => detail.topic === "inbox" && this.refresh(detail.conversations))
    connection.addEventListener("typing", ({ detail }) => this.showTyping(detail.conversation))
    setInterval(() => refreshAges(this.list), MINUTE_MS)
  }

  showTyping(ref) {
    const time = this.rowOf(ref)?.querySelector("time")
    if (!time) return
    time.textContent = say("typing_row")
    clearTimeout(this.typing)
    this.typing = setTimeout(() => (time.textContent = ago(new Date(time.dateTime))), TYPING_MS)
  }

  get current() {
    return this.querySelector("[aria-current=true].conv")
  }

  async refresh(refs) {
    for (const ref of refs) await this.refreshRow(ref)
  }

  async refreshRow(ref) {
    const held = this.rowOf(ref)
    const part = await fetchPart(`/messages/${encodeURIComponent(ref)}/row?show=${this.dataset.show}`)
    const row = part?.querySelector("li")
    if (!row) return held && !held.querySelector("[aria-current]") && this.dataset.show !== "all" ? held.remove() : undefined
    const link = row.querySelector("a")
    const hadFocus = held?.contains(document.activeElement)
    if (held?.querySelector("[aria-current]")) this.keepCurrent(held, row, link)
    row.querySelector("time").textContent = ago(new Date(row.dataset.at))
    held?.remove()
    this.querySelector("[data-empty]")?.remove()
    this.list.insertBefore(row, this.placeFor(row))
    if (hadFocus) link.focus()
  }

  /** The open thread is being read, so its line does not shout; its head follows when its state changed. */
  keepCurrent(held, row, link) {
    link.setAttribute("aria-current", "true")
    if (document.hasFocus()) {
      link.removeAttribute("data-unread")
      link.querySelector(".badge")?.remove()
    }
    if (held.dataset.standing !== row.dataset.standing) refreshFrame()
  }

  placeFor(row) {
    const rows = [...this.list.querySelectorAll(":scope > li[data-ref]")]
    return rows.find((other) => other.dataset.at <= row.dataset.at) ?? this.list.querySelector(":scope > .older")
  }

  rowOf(ref) {
    return this.list.querySelector(`:scope > li[data-ref="${CSS.escape(ref)}"]`)
  }
}

/** Bring the head of the open thread and what is beside it up to date, unless somebody is using it. */
export async function refreshFrame() {
  const page = await fetchPage(location.href)
  for (const part of [".thread > .pane-head", ".ctx"]) {
    const [held, fresh] = [document.querySelector(part), page?.querySelector(part)]
    if (held && fresh && !held.contains(document.activeElement) && !held.querySelector("details[open]")) {
      held.replaceWith(document.adoptNode(fresh))
    }
  }
}

customElements.define("live-inbox", LiveInbox)
