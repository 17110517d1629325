// What one may do with a message: one menu for all of them, opened by its button, a right click or a long press.

import { fetchPart } from "./http.js";

const LONG_PRESS_MS = 500
const EDGE_PX = 8

export class MessageMenu {
  /** `log` shows the messages; `choose` gets what was chosen and the line; `mayChange` says whether it is one's own. */
  constructor(element, log, { choose, mayChange }) {
    this.element = element
    this.log = log
    this.choose = choose
    this.mayChange = mayChange
    log.element.addEventListener("click", (event) => this.clicked(event))
    log.element.addEventListener("keydown", (event) => this.moved(event))
    log.element.addEventListener("pointerdown", (event) => this.pressed(event))
    log.element.addEventListener("contextmenu", (event) => this.held && event.preventDefault())
    element.addEventListener("click", (event) => this.chosen(event))
    element.addEventListener("keydown", (event) => this.stepped(event))
    element.addEventListener("toggle", ({ newState }) => newState === "closed" && this.closed())
  }

  clicked(event) {
    const opener = event.target.closest(".act")
    if (!opener) return
    event.preventDefault()
    this.open(opener)
  }

  /** The arrow keys lead from one message's button to the next. */
  moved(event) {
    const opener = event.target.closest(".act")
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!opener || !step) return
    event.preventDefault()
    const openers = [...this.log.element.querySelectorAll(".act")]
    openers[openers.indexOf(opener) + step]?.focus()
  }

  pressed(event) {
    const opener = event.target.closest(".bubble")?.closest(".line")?.querySelector(":scope > .act")
    if (event.pointerType !== "touch" || !opener) return
    this.held = false
    const wait = setTimeout(() => {
      this.held = true
      this.open(opener)
    }, LONG_PRESS_MS)
    const stop = () => clearTimeout(wait)
    for (const name of ["pointerup", "pointercancel", "pointermove"]) {
      this.log.element.addEventListener(name, (moved) => (name !== "pointermove" || hasMoved(event, moved)) && stop(), {
        once: name !== "pointermove",
      })
    }
  }

  open(opener) {
    this.opener = opener
    this.line = opener.closest(".line")
    const isMine = this.mayChange(this.line)
    const hasWords = Boolean(this.line.querySelector(".bubble"))
    for (const item of this.element.querySelectorAll("[data-do]")) {
      item.hidden = ("own" in item.dataset && !isMine) || ("words" in item.dataset && !hasWords)
    }
    this.element.showPopover()
    this.place()
    opener.setAttribute("aria-expanded", "true")
    this.items[0].focus()
    this.fill(opener.href)
  }

  /** Beside its button, and always within the window. */
  place() {
    const at = this.opener.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = this.element
    const left = Math.min(Math.max(EDGE_PX, at.left), innerWidth - width - EDGE_PX)
    const below = at.bottom + 4
    const top = below + height > innerHeight - EDGE_PX ? Math.max(EDGE_PX, at.top - height - 4) : below
    Object.assign(this.element.style, { left: `${left}px`, top: `${top}px` })
  }

  /** What other rooms put into the menu of this message. */
  async fill(url) {
    const slot = this.element.querySelector("[data-slot]")
    slot.replaceChildren()
    const part = await fetchPart(url)
    if (!part || this.opener?.href !== url) return
    for (const item of part.querySelectorAll("a, button")) item.setAttribute("role", "menuitem")
    slot.replaceChildren(...part.body.childNodes)
    this.place()
  }

  get items() {
    return [...this.element.querySelectorAll("[role=menuitem]")].filter((item) => !item.hidden)
  }

  stepped(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.key === "Tab") this.element.hidePopover()
    if (!step) return
    event.preventDefault()
    const { items } = this
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus()
  }

  chosen(event) {
    const item = event.target.closest("[data-do]")
    if (!item) return
    const { line } = this
    this.element.hidePopover()
    this.choose(item.dataset.do, line)
  }

  closed() {
    this.opener?.setAttribute("aria-expanded", "false")
    if (document.activeElement === document.body || this.element.contains(document.activeElement)) this.opener?.focus()
    this.opener = undefined
  }
}

const hasMoved = (from, to) => Math.hypot(from.clientX - to.clientX, from.clientY - to.clientY) > 10
