// Writing: keys, length, drafts, and telling the other side that the text is changing.

import { connection } from "./socket.js";
import { debounced } from "./http.js";
import { offerFiles } from "./attaching.js";
import { Draft } from "./drafts.js";
import { textOf } from "./log.js";
import { Uploads } from "./uploads.js";
import { say } from "./words.js";

const DRAFT_MS = 1200
const TYPING_MS = 3000
const AGAIN_MS = 2100 // the server tells no sooner
const SNIPPET = 80
const NEAR = 500

export class Composer {
  /** `send` gets the text and its files, `edit` a number and other words; `last` finds one's last message that may change, `seen` is how far one has the thread in sight. */
  constructor(form, { conversation, draftUrl, isOffice, send, edit, last, seen }) {
    this.form = form
    this.text = form.elements.body
    this.longest = Number(this.text.dataset.longest)
    this.conversation = conversation
    this.isOffice = isOffice
    this.send = send
    this.sendEdit = edit
    this.findLast = last
    this.findSeen = seen
    this.seen = seen()
    this.uploads = new Uploads(form)
    this.uploads.addEventListener("changed", () => this.goOn())
    this.uploads.addEventListener("refused", ({ detail }) => this.explain(detail))
    this.waits = form.querySelector("[data-waits]")
    offerFiles(form, this.uploads)
    this.aside = form.querySelector("[data-aside]")
    this.aside.querySelector("[data-aside-drop]").addEventListener("click", () => this.dropAside())
    this.draft = new Draft({
      conversation,
      url: draftUrl,
      read: () => (this.editing ? this.kept : this.text.value),
      put: (body) => this.takeOver(body),
      differ: (body) => this.showOther(body),
    })
    this.other = form.querySelector("[data-other]")
    this.other.querySelector("button").addEventListener("click", () => this.takeOther())
    this.typedAt = 0
    this.wasWriting = Boolean(this.body)
    this.saveSoon = debounced(() => this.save(), DRAFT_MS)
    form.addEventListener("submit", (event) => this.submit(event))
    this.text.addEventListener("input", () => this.changed())
    this.text.addEventListener("keydown", (event) => this.key(event))
    addEventListener("pagehide", () => this.leave())
    this.readQuote()
    this.measure()
  }

  /** What the page came with: "Reply to this" without a menu. */
  readQuote() {
    const seq = Number(this.form.elements.quote.value)
    if (seq) this.quoted = { seq, words: this.aside.querySelector("[data-aside-words]").textContent, name: "" }
  }

  get body() {
    return this.text.value.trim()
  }

  get length() {
    return [...this.body].length
  }

  submit(event) {
    event.preventDefault()
    this.explain("")
    const isEmpty = !this.body && (this.editing || this.uploads.isEmpty)
    if (isEmpty || this.length > this.longest) return this.text.focus()
    if (!this.editing && !this.filesAreReady()) return
    const body = this.body
    this.pause()
    if (this.editing) return this.finishEdit(body)
    this.clear()
    this.text.focus()
    const { quoted, seen } = this
    const { refs, names } = this.uploads
    this.dropAside()
    this.uploads.clear()
    this.goOnFromHere()
    this.send({ body, quoted, seen, attachments: refs, names })
  }

  /** Files still on their way hold the message up, and send it once they are there; one that cannot come says so. */
  filesAreReady() {
    this.isPressed = this.uploads.isBusy
    this.waits.hidden = !this.isPressed
    if (!this.isPressed && this.uploads.isStuck) this.explain(say("stuck_file"))
    return !this.isPressed && !this.uploads.isStuck
  }

  goOn() {
    if (!this.isPressed || this.uploads.isBusy) return
    this.isPressed = false
    this.form.requestSubmit()
  }

  /** Put a sent message's words here to be changed; what was being written waits. */
  edit(seq, body) {
    this.dropAside()
    this.kept = this.text.value
    this.editing = seq
    this.showAside(say("edit_title"), body)
    this.put(body)
  }

  /** The next message answers this one. */
  quote(seq, words, name) {
    this.dropAside()
    this.quoted = { seq, words, name }
    this.form.elements.quote.value = seq
    this.showAside(say("quote_title", { name }), words)
    this.text.focus()
  }

  /** What was written here is kept elsewhere now. */
  empty() {
    this.clear()
    this.dropAside()
  }

  clear() {
    this.text.value = ""
    this.wasWriting = false
    this.saveSoon.cancel()
    this.save()
    this.showOther(null)
    this.measure()
  }

  finishEdit(body) {
    const seq = this.editing
    this.dropAside()
    this.sendEdit(seq, body)
  }

  showAside(title, words) {
    this.aside.querySelector("[data-aside-title]").textContent = title
    this.aside.querySelector("[data-aside-words]").textContent = words
    this.aside.hidden = false
  }

  dropAside() {
    if (this.editing) this.put(this.kept)
    this.editing = this.quoted = undefined
    this.form.elements.quote.value = ""
    this.aside.hidden = true
  }

  put(body) {
    this.text.value = body
    this.measure()
    this.text.focus()
  }

  /** Give a text and its files back to be changed; what is written meanwhile stays. */
  restore(body) {
    this.uploads.refresh()
    this.text.value = [body, this.text.value].filter(Boolean).join("\n")
    this.changed()
    this.text.focus()
  }

  /** Say why it was not sent; one press sends it anyway, now that what is new is in sight. */
  stop(why) {
    this.explain(why)
    const anyway = document.createElement("button")
    anyway.className = "btn sm"
    anyway.textContent = say("send_anyway")
    this.form.querySelector("[data-refused]").append(" ", anyway)
    anyway.addEventListener("click", () => (this.seen = this.findSeen()))
  }

  /** What is written from now on is written with all of this in sight. */
  goOnFromHere() {
    this.seen = this.findSeen()
  }

  changed() {
    if (!this.wasWriting) this.goOnFromHere()
    this.wasWriting = Boolean(this.body)
    this.measure()
    this.saveSoon()
    if (!this.body) return this.pause()
    if (Date.now() - this.typedAt < (this.isTyping ? TYPING_MS : AGAIN_MS)) return
    this.typedAt = Date.now()
    this.isTyping = connection.send("typing", { conversation: this.conversation })
  }

  /** The text is empty or sent: the other side need not wait for the end of its patience. */
  pause() {
    if (this.isTyping) connection.send("paused", { conversation: this.conversation })
    this.isTyping = false
  }

  key(event) {
    if (event.key === "Escape") return this.aside.hidden ? this.text.blur() : this.dropAside()
    if (event.key === "ArrowUp" && !this.text.value && this.aside.hidden) return this.editLast(event)
    if (event.key !== "Enter" || event.isComposing) return
    const wantsSend = event.ctrlKey || event.metaKey || (!this.isOffice && !event.shiftKey && hasKeyboard())
    if (!wantsSend) return
    event.preventDefault()
    this.form.requestSubmit()
  }

  /** The arrow up in an empty composer changes what one said last. */
  editLast(event) {
    const line = this.findLast()
    if (!line) return
    event.preventDefault()
    this.edit(Number(line.dataset.seq), textOf(line))
  }

  measure() {
    const count = this.form.querySelector("[data-count]")
    const left = this.longest - this.length
    count.textContent = left < 0 ? say("over", { count: -left }) : left < NEAR ? say("left", { count: left }) : ""
    count.toggleAttribute("data-over", left < 0)
    if (CSS.supports("field-sizing", "content")) return
    this.text.style.height = "auto"
    this.text.style.height = `${Math.min(this.text.scrollHeight, 160)}px`
  }

  save() {
    if (!this.editing) this.draft.save()
  }

  /** Another tab of the same person wrote this. */
  takeOver(body) {
    if (this.editing) {
      this.kept = body
      return
    }
    this.text.value = body
    this.measure()
  }

  /** What another tab wrote while something of one's own stands here; null when there is nothing to tell. */
  showOther(body) {
    this.others = body
    this.other.hidden = body === null
    if (body === null) return
    const text = body.length > SNIPPET ? `${body.slice(0, SNIPPET)}…` : body
    this.other.querySelector("[data-other-words]").textContent = body ? say("other_draft", { text }) : say("other_empty")
    this.other.querySelector("button").hidden = !body
  }

  takeOther() {
    this.put(this.others)
    this.showOther(null)
    this.changed()
  }

  leave() {
    if (this.editing) this.dropAside()
    this.draft.leave()
  }

  explain(words) {
    const place = this.form.querySelector("[data-refused]")
    place.textContent = words
    place.hidden = !words
  }
}

const hasKeyboard = () => matchMedia("(pointer: fine)").matches
