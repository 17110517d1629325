// Writing an ad: questions follow the category, photos travel at once, preview and strength follow the words.
import { Photos } from "./photos.js";

const filled = (field) => Boolean(field?.value.trim())

class Composer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form")
    for (const button of this.querySelectorAll("[data-without-script]")) button.hidden = true
    this.photos = new Photos(this, () => this.refresh())
    this.form.addEventListener("input", () => this.refresh())
    this.form.elements.category.addEventListener("change", () => this.ask())
    this.form.addEventListener("submit", (event) => this.hold(event))
    addEventListener("pageshow", () => (this.isSent = false))
    for (const part of this.querySelectorAll("[data-preview], [data-strength]")) part.hidden = false
    this.refresh()
  }

  /** Fetch the questions of the chosen category, keeping what is answered. */
  async ask() {
    const said = new URLSearchParams([...new FormData(this.form)].filter(([name]) => name === "category" || name === "condition" || name.startsWith("a.")))
    const answer = await fetch(`${this.dataset.questions}?${said}`)
    if (answer.ok) this.querySelector("#questions").outerHTML = await answer.text()
    this.refresh()
  }

  /** Photos still on their way would be left behind, and a second click would post a second ad. */
  hold(event) {
    if (event.submitter?.name) return
    if (this.photos.isBusy || this.isSent) event.preventDefault()
    if (this.photos.isBusy) this.querySelector("[data-state=up]")?.scrollIntoView({ block: "center" })
    else this.isSent = true
  }

  refresh() {
    this.preview()
    this.strength()
    this.progress()
  }

  preview() {
    const { title, price, town } = this.form.elements
    const put = (name, text) => {
      const place = this.querySelector(`[data-${name}]`)
      place.textContent = text || place.dataset.none
    }
    const sum = price.value.replace(/[^\d.,]/g, "")
    put("price", sum && `R\u00a0${sum.replace(/\B(?=(\d{3})+(?!\d))/g, "\u00a0")}`)
    put("title", title.value.trim())
    const place = this.querySelector("[data-place]")
    place.textContent = [town.value && town.selectedOptions[0].text, place.dataset.now].filter(Boolean).join(" · ")
    this.photos.showCover(this.querySelector("[data-picture]"))
  }

  strength() {
    const { title, price, description } = this.form.elements
    const questions = [...this.querySelectorAll("#questions :is(input, select)")]
    const checks = {
      title: title.value.trim().split(/\s+/).length >= 3,
      price: filled(price),
      photos: this.photos.count >= 3,
      text: description.value.trim().length >= 80,
      answers: questions.filter(filled).length * 2 > questions.length,
    }
    let done = 0
    for (const [name, isDone] of Object.entries(checks)) {
      done += isDone
      this.querySelector(`[data-check=${name}]`).toggleAttribute("data-done", isDone)
    }
    const word = this.querySelector("[data-word]")
    word.textContent = word.dataset.words.split(",")[Math.max(0, done - 2)]
    this.querySelector("[data-strength] .meter > i").style.setProperty("--v", `${done * 20}%`)
  }

  progress() {
    const { category, title, town } = this.form.elements
    const done = { category: filled(category), details: filled(title) && filled(town), photos: this.photos.count > 0 }
    const steps = [...document.querySelectorAll("[data-step]")]
    for (const step of steps) step.toggleAttribute("data-done", Boolean(done[step.dataset.step]))
    const current = steps.find((step) => !step.hasAttribute("data-done"))
    for (const step of steps) {
      if (step === current) step.setAttribute("aria-current", "step")
      else step.removeAttribute("aria-current")
    }
  }
}

customElements.define("listings-composer", Composer)
