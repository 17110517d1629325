// Articles that may answer a letter to our office while it is written; sending it stays as it is.

import { debounced, fetchPart } from "./http.js";

const SOON_MS = 500
const LONGEST = 500

class LetterHelp extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    this.form.querySelector("[data-look]").hidden = true // it looks by itself
    this.look = debounced(() => this.search(), SOON_MS)
    this.form.addEventListener("input", ({ target }) => target.matches("[name=subject], [name=body]") && this.look())
  }

  get typed() {
    const { subject, body } = this.form.elements
    return `${subject.value} ${body.value}`.trim().slice(0, LONGEST)
  }

  async search() {
    const { typed } = this
    if (typed === this.asked) return
    this.asked = typed
    const part = await fetchPart(`${this.dataset.url}?${new URLSearchParams({ q: typed })}`)
    if (part && this.typed === typed) this.replaceChildren(...part.body.children)
  }
}

customElements.define("letter-help", LetterHelp)
