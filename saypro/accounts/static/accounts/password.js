// <password-peek>: a button that shows what was typed. <password-meter>: the same, and how strong it is.
const EYE = '<svg class="icon sm" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2.06 12.35a1 1 0 0 1 0-.7 10.75 10.75 0 0 1 19.88 0 1 1 0 0 1 0 .7 10.75 10.75 0 0 1-19.88 0"/><circle cx="12" cy="12" r="3"/></svg>'
const PAUSE_MS = 350

class PasswordPeek extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input")
    const wrap = document.createElement("span")
    wrap.className = "password-wrap"
    this.input.replaceWith(wrap)
    wrap.append(this.input, this.button())
    this.input.form?.addEventListener("submit", () => { this.input.type = "password" })
  }

  button() {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "btn quiet sm icon-only"
    button.innerHTML = EYE
    button.setAttribute("aria-label", this.dataset.show)
    button.addEventListener("click", () => this.toggle(button))
    return button
  }

  toggle(button) {
    const shown = this.input.type === "text"
    this.input.type = shown ? "password" : "text"
    button.setAttribute("aria-label", shown ? this.dataset.show : this.dataset.hide)
    this.input.focus()
  }
}

class PasswordMeter extends PasswordPeek {
  connectedCallback() {
    super.connectedCallback()
    this.meter = document.createElement("div")
    this.meter.className = "meter password-meter"
    this.meter.setAttribute("aria-hidden", "true")
    this.meter.append(document.createElement("i"))
    this.sentence = document.getElementById(`${this.input.id}-hint`)
    this.sentence?.setAttribute("aria-live", "polite")
    this.sentence?.before(this.meter)
    this.input.addEventListener("input", () => this.ask())
  }

  ask() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.judge(), PAUSE_MS)
  }

  async judge() {
    this.asking?.abort()
    this.asking = new AbortController()
    const form = this.input.form
    const body = new FormData()
    for (const name of ["name", "email", "csrfmiddlewaretoken"]) body.set(name, form.elements[name]?.value ?? "")
    body.set("password", this.input.value)
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body, signal: this.asking.signal })
      if (answer.ok) this.show(await answer.json())
    } catch (error) {
      if (error.name !== "AbortError") this.show({ score: 0, sentence: "", enough: false })
    }
  }

  show({ score, sentence, enough }) {
    const bar = this.meter.firstElementChild
    const share = this.input.value ? [8, 25, 50, 80, 100][score] : 0
    bar.style.setProperty("--v", `${share}%`)
    this.meter.dataset.tone = enough ? "ok" : score > 1 ? "warn" : "bad"
    if (this.sentence && sentence) this.sentence.textContent = sentence
  }
}

customElements.define("password-peek", PasswordPeek)
customElements.define("password-meter", PasswordMeter)
