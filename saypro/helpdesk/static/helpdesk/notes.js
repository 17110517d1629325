// Notes in the office's transcript: behind the message they were written after, as they come and change.

import { connection } from "../conversations/socket.js";
import { postForm } from "../conversations/http.js";
import { clock, dayKey, dayWords } from "../conversations/times.js";

export class Notes {
  constructor(conversation, me, log, seenUrl) {
    Object.assign(this, { conversation, me, log, seenUrl })
    connection.addEventListener("notes", ({ detail }) => detail.conversation === conversation && this.take(detail.notes))
    connection.addEventListener("cut", ({ detail }) => detail.topic === this.topic && connection.topics.delete(this.topic))
    connection.join(this.topic)
    for (const note of log.querySelectorAll(".note")) this.finish(note)
    this.see()
  }

  get topic() {
    return `notes:${this.conversation}`
  }

  take(notes) {
    const wasAtEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 90
    for (const note of notes) this.place(note)
    if (wasAtEnd) this.log.scrollTop = this.log.scrollHeight
    this.see()
  }

  /** Put a note in its place; one that is further up than this page goes is left to the page it stands on. */
  place({ ref, at, html }) {
    const template = document.createElement("template")
    template.innerHTML = html
    const note = template.content.firstElementChild
    const held = document.getElementById(`note-${ref}`)
    const behind = held ?? this.placeFor(new Date(at))
    if (!behind) return
    if (held) held.replaceWith(note)
    else behind.after(note)
    this.finish(note)
  }

  placeFor(at) {
    const stand = [...this.log.querySelectorAll(":scope > .line, :scope > .note")]
    const before = stand.filter((one) => momentOf(one) <= at).at(-1)
    return before ?? (this.log.querySelector("[data-earlier]") ? undefined : stand[0])
  }

  finish(note) {
    const at = momentOf(note)
    const isToday = dayKey(at) === dayKey(new Date())
    note.querySelector("time").textContent = isToday ? clock(at) : `${dayWords(at)}, ${clock(at)}`
    for (const part of note.querySelectorAll("[data-for]")) part.toggleAttribute("data-shown", part.dataset.for === this.me)
  }

  /** Whoever is named here has seen it, also where the note is further up than the page goes. */
  see() {
    const named = `.note [data-named="${CSS.escape(this.me)}"]`
    const isNamed = this.log.querySelector(named) ?? document.querySelector(".named-here")
    if (isNamed && !this.hasSeen) postForm(this.seenUrl, {}).catch(() => (this.hasSeen = false))
    this.hasSeen = Boolean(isNamed)
  }
}

const momentOf = (one) => new Date((one.matches(".note") ? one : one.querySelector("article")).dataset.at)
