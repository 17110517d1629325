// The bell: how many notices are new, a panel with the newest, and a word in passing when one arrives.

import { show } from "../kit/counts.js";
import { say } from "../kit/toasts.js";

const here = () => location.pathname

/** `connection` brings news; the others speak with the server. */
export class Bell {
  constructor({ connection, fetchPart, postForm, postInPassing }) {
    Object.assign(this, { connection, fetchPart, postForm, postInPassing })
    this.panel = document.getElementById("notices")
    this.link = document.querySelector("[data-bell]")
  }

  listen() {
    this.connection.addEventListener("notices", ({ detail }) => this.hear(detail))
    this.connection.join("notices")
    this.link?.addEventListener("click", (event) => this.open(event))
    document.addEventListener("click", (event) => this.follow(event))
    document.addEventListener("submit", (event) => this.submit(event))
    if (this.count) this.readWhatIsHere()
  }

  get count() {
    return Number(document.querySelector("[data-notice-count] [data-count]")?.textContent ?? 0)
  }

  hear({ unread, new: fresh }) {
    if (this.link) this.link.dataset.live = ""
    show("notices", unread)
    const elsewhere = fresh.filter(({ url }) => new URL(url, location).pathname !== here())
    if (document.visibilityState === "visible") for (const one of elsewhere) say(one.title, "info", one)
    if (elsewhere.length < fresh.length) this.readWhatIsHere()
    if (this.panel?.matches(":popover-open")) this.fill()
  }

  /** What is told about the page that is open has been seen. */
  async readWhatIsHere() {
    await this.read({ path: here() })
  }

  async read(fields) {
    const answer = await this.postForm("/notices/readings/", fields)
    if (answer.ok && !answer.redirected) show("notices", (await answer.json()).notices)
  }

  async open(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !this.panel) return
    event.preventDefault()
    if (this.panel.matches(":popover-open")) return this.panel.hidePopover()
    if (await this.fill()) this.panel.showPopover({ source: this.link })
    else location.href = this.link.href
  }

  async fill() {
    const part = await this.fetchPart("/notices/")
    if (part) this.panel.replaceChildren(...part.body.childNodes)
    return part !== null
  }

  follow(event) {
    const link = event.target.closest("[data-reads]")
    if (link) this.postInPassing("/notices/readings/", { ref: link.dataset.reads })
  }

  async submit(event) {
    if (!event.target.matches("#notices form, [data-notices] form")) return
    event.preventDefault()
    await this.read(Object.fromEntries(new FormData(event.target)))
    if (this.panel.contains(event.target)) return this.fill()
    const row = event.target.closest("[data-new]") // its own form, never the one for all of them
    delete row.dataset.new
    row.querySelector(".notice__title").focus()
    event.target.remove()
  }
}
