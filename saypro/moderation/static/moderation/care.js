// Looking after each other while writing: a private word before sending, and one click to say a message was fine.

const WAIT_MS = 600
const SHORTEST = 12
const hintUrl = document.querySelector("script[data-hint]").dataset.hint

class Hint {
  constructor(form) {
    this.text = form.elements.body
    this.token = form.elements.csrfmiddlewaretoken?.value ?? ""
    this.place = document.createElement("p")
    this.place.className = "hint-before"
    this.place.setAttribute("role", "status")
    form.querySelector(".box, textarea").before(this.place)
    form.addEventListener("submit", () => this.say(""))
    this.changed()
  }

  changed() {
    clearTimeout(this.timer)
    const body = this.text.value.trim()
    if (body.length < SHORTEST) return this.say("")
    this.timer = setTimeout(() => this.ask(body), WAIT_MS)
  }

  /** Nothing waits for the answer: who sends meanwhile just sends. */
  async ask(body) {
    const form = new FormData()
    form.set("csrfmiddlewaretoken", this.token)
    form.set("body", body)
    try {
      const response = await fetch(hintUrl, { method: "POST", body: form, headers: { Accept: "application/json" } })
      if (!response.ok || response.redirected) return
      const { hints } = await response.json()
      if (this.text.value.trim() === body) this.say(hints[0]?.words ?? "")
    } catch {
      this.say("")
    }
  }

  say(words) {
    if (this.place.textContent !== words) this.place.textContent = words
  }
}

/** The banner goes with the answer; the screen hears of it by itself. */
async function saidFine(event) {
  const link = event.target.closest("a[data-fine]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  link.setAttribute("aria-busy", "true")
  const form = new FormData()
  form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value)
  try {
    const response = await fetch(link.href, { method: "POST", body: form })
    if (!response.ok) throw new Error(response.status)
    link.closest(".warned")?.remove()
  } catch {
    location.assign(link.href)
  }
}

/** One for each form, made when it is first needed: where a block is lifted, the form to write in is another one. */
const hints = new WeakMap()

function hintOf(form) {
  if (!hints.has(form)) hints.set(form, new Hint(form))
  return hints.get(form)
}

const FORMS = "form.composer, #ask form"
document.addEventListener("click", saidFine)
document.addEventListener("input", ({ target }) => {
  if (target.name === "body" && target.closest(FORMS)) hintOf(target.closest(FORMS)).changed()
})
for (const form of document.querySelectorAll(FORMS)) hintOf(form)
