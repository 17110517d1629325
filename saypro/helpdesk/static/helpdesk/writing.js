// Where an agent writes: a reply or a note, each with its own text, and what is kept ready for them.

import { Combobox } from "./combobox.js";
import { Notes } from "./notes.js";
import { Viewers } from "./viewers.js";
import { fetchJson, fetchPart, postForm } from "../conversations/http.js";

const SLASH = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u
const ASKED = /(?:^|\s)\?\?([\p{L}\p{N} ’'-]{0,40})$/u
const AT = /(?:^|[\s(])@((?:[\p{L}\p{N}’'-]+ ?){0,3})$/u

/** The colleague whose name, whole or first, stands behind an @ at the very beginning. */
function addressedTo(text, names) {
  const said = text.trimStart().toLowerCase()
  const isCalled = (form) => said.startsWith(`@${form.toLowerCase()}`) && !/^[\p{L}\p{N}]/u.test(said.slice(form.length + 1))
  return names.find((name) => isCalled(name)) ?? names.find((name) => isCalled(name.split(" ")[0]))
}

class DeskWriting extends HTMLElement {
  connectedCallback() {
    const { ref, me, also, alsoMany, seen } = this.dataset
    this.foot = this.closest(".foot")
    this.form = this.querySelector("[data-note-form]")
    this.note = this.form.elements.note
    this.reply = this.foot.querySelector("[data-composer] textarea")
    this.key = `note:${me}:${ref}`
    this.notes = new Notes(ref, me, this.closest("live-thread").querySelector("[data-log]"), seen)
    new Viewers(ref, me, { also, alsoMany })
    this.offer()
    this.keepDraft()
    this.form.addEventListener("submit", (event) => this.submit(event))
    this.note.addEventListener("keydown", (event) => this.pressed(event))
    this.foot.addEventListener("change", ({ target }) => "write" in target.dataset && this.switched())
    this.foot.addEventListener("click", ({ target }) => this.clicked(target.closest("[data-puts]")))
    this.guard()
  }

  /** What begins with a colleague's name is not sent to the member before somebody has said so. */
  guard() {
    const names = JSON.parse(this.dataset.names)
    const form = this.reply.form
    this.foot.addEventListener("submit", (event) => {
      if (event.target !== form) return
      if (event.submitter?.hasAttribute("formaction")) return event.stopPropagation() // it goes elsewhere, as a plain form
      const name = event.submitter?.name !== "to_member" && addressedTo(this.reply.value, names)
      if (!name) return
      event.preventDefault()
      event.stopPropagation()
      this.askBack(name)
    }, { capture: true })
  }

  askBack(name) {
    const { addressed, toMember, toNote } = this.dataset
    const place = this.foot.querySelector("[data-refused]")
    const [send, keep] = [toMember, toNote].map((words) => Object.assign(document.createElement("button"), { className: "btn sm", textContent: words }))
    send.name = "to_member"
    keep.type = "button"
    keep.addEventListener("click", () => this.toNote())
    place.replaceChildren(addressed.replace("{name}", name), " ", send, " ", keep)
    place.hidden = false
  }

  toNote() {
    this.explain({})
    this.note.value = [this.note.value, this.reply.value.trim()].filter(Boolean).join("\n")
    this.reply.value = ""
    for (const text of [this.note, this.reply]) text.dispatchEvent(new Event("input", { bubbles: true }))
    this.foot.querySelector("[data-write=note]").checked = true
    this.switched()
  }

  offer() {
    const { options, colleagues, ready, named, articles, articlesTitle: title } = this.dataset
    const find = (url) => async (typed) => (await fetchJson(`${url}?${new URLSearchParams({ q: typed })}`))?.options ?? []
    new Combobox(this.reply, { sign: SLASH, title: ready, find: find(options), chosen: (option) => this.explain(option) })
    new Combobox(this.note, { sign: AT, title: named, find: find(colleagues) })
    new Combobox(this.reply, { sign: ASKED, length: 2, title, find: find(articles) })
    new Combobox(this.note, { sign: ASKED, length: 2, title, find: find(`${articles}/note`) })
    this.suggest()
  }

  /** Looked for once the page stands: they cost more than the rest of it, and only a script can put them in. */
  async suggest() {
    const part = this.dataset.suggestions && (await fetchPart(this.dataset.suggestions))
    if (part) this.foot.querySelector("[data-suggested]").replaceChildren(...part.body.children)
  }

  /** A suggested answer goes to the cursor, and nowhere else. */
  clicked(chip) {
    if (!chip) return
    this.foot.querySelector("[data-write=reply]").checked = true
    this.reply.setRangeText(chip.dataset.puts, this.reply.selectionStart, this.reply.selectionEnd, "end")
    this.reply.dispatchEvent(new Event("input", { bubbles: true }))
    this.reply.focus()
  }

  explain({ gaps = [] }) {
    const place = this.foot.querySelector("[data-refused]")
    place.textContent = gaps.length ? `${this.dataset.gaps}: ${gaps.join(", ")}` : ""
    place.hidden = !gaps.length
  }

  get writesNote() {
    return this.foot.querySelector("[data-write=note]").checked
  }

  switched() {
    const text = this.writesNote ? this.note : this.reply
    text.focus()
  }

  /** The note stays in this browser until it is added: it never goes where replies are kept. */
  keepDraft() {
    try {
      this.note.value ||= sessionStorage.getItem(this.key) ?? ""
      this.note.addEventListener("input", () => sessionStorage.setItem(this.key, this.note.value))
    } catch {
      // Storage is switched off.
    }
  }

  pressed(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      this.form.requestSubmit()
    }
  }

  async submit(event) {
    event.preventDefault()
    if (this.isBusy) return
    this.isBusy = true
    this.refuse("")
    try {
      const response = await postForm(this.form.action, { note: this.note.value })
      const said = await response.json()
      if (response.status === 201) this.added(said)
      else this.refuse(said.message)
    } catch {
      this.refuse(this.dataset.failed)
    }
    this.isBusy = false
  }

  added(note) {
    this.note.value = ""
    this.note.dispatchEvent(new Event("input", { bubbles: true }))
    this.notes.take([note])
  }

  refuse(words) {
    const place = this.form.querySelector("[data-note-refused]")
    place.textContent = words
    place.hidden = !words
  }
}

customElements.define("desk-writing", DeskWriting)
