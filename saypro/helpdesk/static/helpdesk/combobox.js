// A list that opens at what is being typed behind a sign, and puts what was chosen in its place.

import { debounced } from "../conversations/http.js";
import { newId } from "../conversations/ids.js";

const SOON_MS = 120

export class Combobox {
  /**
   * `sign` matches the text before the caret, its first group what was typed behind a mark of `length`; `find` brings
   * options for that.
   */
  constructor(text, { sign, length = 1, title, find, chosen = () => {} }) {
    Object.assign(this, { text, sign, length, find, chosen, options: [], at: 0 })
    this.list = document.createElement("ul")
    this.list.className = "menu options"
    this.list.id = `options-${newId()}`
    this.list.hidden = true
    this.list.setAttribute("role", "listbox")
    this.list.setAttribute("aria-label", title)
    text.closest(".box").append(this.list)
    text.setAttribute("aria-autocomplete", "list")
    this.look = debounced(() => this.search(), SOON_MS)
    text.addEventListener("input", () => this.look())
    text.addEventListener("blur", () => this.close())
    text.closest("form").addEventListener("keydown", (event) => this.key(event), true)
    this.list.addEventListener("mousedown", (event) => event.preventDefault()) // the text keeps the focus
    this.list.addEventListener("click", (event) => this.clicked(event))
  }

  /** What stands between the sign and the caret; undefined where no sign does. */
  get typed() {
    return this.sign.exec(this.text.value.slice(0, this.text.selectionStart))?.[1]
  }

  async search() {
    const { typed } = this
    if (typed === undefined) return this.close()
    const options = await this.find(typed)
    if (this.typed !== typed || document.activeElement !== this.text) return
    this.options = options
    this.show()
  }

  show() {
    if (!this.options.length) return this.close()
    this.list.replaceChildren(...this.options.map((option, place) => this.draw(option, place)))
    this.list.hidden = false
    this.text.setAttribute("aria-controls", this.list.id)
    this.mark(0)
  }

  draw({ words, hint }, place) {
    const row = document.createElement("li")
    row.id = `${this.list.id}-${place}`
    row.setAttribute("role", "option")
    const name = document.createElement("b")
    name.dir = "auto"
    name.textContent = words
    row.append(name)
    if (hint) {
      const more = document.createElement("span")
      more.className = "clip t-xs faint"
      more.textContent = hint
      row.append(more)
    }
    return row
  }

  mark(place) {
    this.at = (place + this.options.length) % this.options.length
    for (const [row, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(row === this.at))
    }
    const current = this.list.children[this.at]
    current.scrollIntoView({ block: "nearest" })
    this.text.setAttribute("aria-activedescendant", current.id)
  }

  close() {
    if (this.list.hidden) return // another list may be open at this text
    this.list.hidden = true
    this.options = []
    this.text.removeAttribute("aria-controls")
    this.text.removeAttribute("aria-activedescendant")
  }

  /** Before the composer hears of it: while the list is open, these keys are the list's. */
  key(event) {
    if (this.list.hidden || event.target !== this.text || event.isComposing) return
    const act = {
      ArrowDown: () => this.mark(this.at + 1),
      ArrowUp: () => this.mark(this.at - 1),
      Enter: () => this.take(this.at),
      Tab: () => this.take(this.at),
      Escape: () => this.close(),
    }[event.key]
    if (!act || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopImmediatePropagation()
    act()
  }

  clicked(event) {
    const row = [...this.list.children].indexOf(event.target.closest("li"))
    if (row >= 0) this.take(row)
  }

  take(place) {
    const option = this.options[place]
    const end = this.text.selectionStart
    const start = end - this.typed.length - this.length
    this.close()
    if (option.opens) return location.assign(option.opens)
    this.text.setRangeText(option.puts, start, end, "end")
    this.text.dispatchEvent(new Event("input", { bubbles: true }))
    this.close()
    this.chosen(option)
  }
}
