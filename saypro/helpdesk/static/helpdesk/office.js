// The office's queue, kept up to date.

import { connection } from "../conversations/socket.js";
import { bringOlder } from "../conversations/older.js";
import { fetchPart, paced } from "../conversations/http.js";
import { refreshFrame } from "../conversations/around.js";

const MINUTE_MS = 60_000

class LiveOffice extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("[data-tickets]")
    this.current?.scrollIntoView({ block: "nearest" })
    bringOlder(this)
    this.refreshSoon = paced(() => this.refresh(), 700)
    connection.join("office")
    connection.addEventListener("news", ({ detail }) => detail.topic === "office" && this.hear(detail.conversations))
    setInterval(() => document.visibilityState === "visible" && this.refreshSoon(), MINUTE_MS) // clocks run on
  }

  get current() {
    return this.querySelector(".ticket[aria-current]")
  }

  /** The row that a key means: the one with the focus, else the one that is open. */
  get row() {
    return this.list.querySelector("li[data-ref]:focus-within") ?? this.current?.closest("li")
  }

  get picked() {
    return [...this.list.querySelectorAll("[name=ref]:checked")]
  }

  hear(refs) {
    this.refreshSoon()
    const open = document.querySelector("live-thread")?.dataset.ref
    if (refs.includes(open)) refreshFrame()
  }

  async refresh() {
    const part = await fetchPart(`/office/${this.dataset.query}`)
    if (!part) return
    const focused = this.list.contains(document.activeElement) ? document.activeElement.closest("li")?.dataset.ref : ""
    const open = this.current?.closest("li").dataset.ref ?? document.querySelector("live-thread")?.dataset.ref
    const picked = new Set(this.picked.map((box) => box.value))
    this.list.replaceChildren(...part.querySelectorAll("[data-tickets] > li"))
    this.linkOf(open)?.setAttribute("aria-current", "true")
    this.linkOf(focused)?.focus()
    for (const box of this.list.querySelectorAll("[name=ref]")) box.checked = picked.has(box.value)
    this.dispatchEvent(new Event("refreshed"))
    this.refreshCounts(part)
  }

  refreshCounts(part) {
    for (const link of part.querySelectorAll("[data-queue-link]")) {
      const held = document.querySelector(`[data-queue-link="${link.dataset.queueLink}"] .n`)
      if (held) held.textContent = link.querySelector(".n").textContent
    }
  }

  linkOf(ref) {
    return ref ? this.list.querySelector(`li[data-ref="${CSS.escape(ref)}"] > a`) : null
  }

  /** To the row above or below: opened where a ticket is open, else only looked at. */
  move(step) {
    const links = [...this.list.querySelectorAll(".ticket")]
    const place = links.indexOf(this.row?.querySelector(".ticket"))
    const next = place < 0 ? links[step > 0 ? 0 : links.length - 1] : links[place + step]
    if (!next) return
    if (document.querySelector("live-thread")) location.assign(next.href)
    else next.focus()
  }
}

customElements.define("live-office", LiveOffice)
