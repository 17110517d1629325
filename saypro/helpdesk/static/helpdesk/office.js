// The office's queues, kept up to date, and its keys.

import { connection } from "../conversations/socket.js";
import { bringOlder } from "../conversations/older.js";
import { fetchPart, paced } from "../conversations/http.js";
import { refreshFrame } from "../conversations/around.js";

const MINUTE_MS = 60_000
const KEYS = "office-keys"

class LiveOffice extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("[data-tickets]")
    this.current?.scrollIntoView({ block: "nearest" })
    bringOlder(this)
    this.refreshSoon = paced(() => this.refresh(), 700)
    connection.join("office")
    connection.addEventListener("news", ({ detail }) => detail.topic === "office" && this.hear(detail.conversations))
    setInterval(() => document.visibilityState === "visible" && this.refreshSoon(), MINUTE_MS) // clocks run on
    this.listenForKeys()
  }

  get current() {
    return this.querySelector(".ticket[aria-current]")
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
    this.list.replaceChildren(...part.querySelectorAll("[data-tickets] > li"))
    this.linkOf(open)?.setAttribute("aria-current", "true")
    this.linkOf(focused)?.focus()
    this.refreshCounts(part)
  }

  refreshCounts(part) {
    const fresh = part.querySelectorAll(".queues .n")
    document.querySelectorAll(".queues .n").forEach((count, place) => (count.textContent = fresh[place].textContent))
  }

  linkOf(ref) {
    return ref ? this.list.querySelector(`li[data-ref="${CSS.escape(ref)}"] > a`) : null
  }

  listenForKeys() {
    const keySwitch = document.querySelector("[data-keys-switch]")
    keySwitch.checked = localStorage.getItem(KEYS) !== "off"
    keySwitch.addEventListener("change", () => localStorage.setItem(KEYS, keySwitch.checked ? "on" : "off"))
    document.addEventListener("keydown", (event) => {
      if (keySwitch.checked && isSingle(event)) this.press(event)
    })
  }

  press(event) {
    const act = {
      j: () => this.move(1),
      k: () => this.move(-1),
      r: () => document.querySelector("[data-composer] textarea")?.focus(),
      "?": () => document.getElementById("keys").showModal(),
    }[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }

  move(step) {
    const links = [...this.list.querySelectorAll(".ticket")]
    const place = links.indexOf(this.current)
    const next = place < 0 ? links[step > 0 ? 0 : links.length - 1] : links[place + step]
    if (next) location.assign(next.href)
  }
}

function isSingle(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return false
  return !event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")
}

customElements.define("live-office", LiveOffice)
