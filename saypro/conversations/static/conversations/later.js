// Saying something later: the dialog that asks when, and what waits.

import { fetchPart, postForm } from "./http.js";
import { refreshFrame } from "./around.js";
import { say } from "./words.js";

export class Later {
  /** `thread` holds the dialog, what waits, and the composer of the moment. */
  constructor(thread) {
    this.thread = thread
    this.dialog = thread.querySelector("[data-later-dialog]")
    this.choice = this.dialog.querySelector("[data-later-choice]")
    thread.addEventListener("click", (event) => event.target.closest("[data-later]") && this.ask(event))
    this.choice.addEventListener("submit", (event) => this.submit(event))
    thread.addEventListener("submit", (event) => this.decide(event))
    this.dialog.addEventListener("close", () => this.composer.text.focus())
  }

  get composer() {
    return this.thread.composer
  }

  async ask(event) {
    event.preventDefault()
    const { form, body, longest } = this.composer
    if (!this.composer.uploads.isEmpty) return this.composer.explain(say("files_go_now"))
    if (!body || this.composer.length > longest) return this.composer.text.focus()
    const part = await fetchPart(form.querySelector("[data-later]").formAction)
    if (!part) return this.composer.explain(say("not_done"))
    this.show(part)
    this.choice.querySelector("[name=body]").value = body
    this.choice.querySelector("[name=quote]").value = form.elements.quote.value
    this.dialog.showModal()
  }

  show(part) {
    this.choice.replaceChildren(...part.body.childNodes)
    this.choice.querySelector("[name=zone_name]").value = Intl.DateTimeFormat().resolvedOptions().timeZone
  }

  async submit(event) {
    event.preventDefault()
    const fields = new FormData(event.target, event.submitter)
    if (event.submitter?.name === "send_at") fields.set("send_at", event.submitter.value)
    const headers = { Accept: "application/json, text/html;q=0.5", "HX-Request": "true" }
    const answer = await fetch(event.target.action, { method: "POST", body: fields, headers }).catch(() => null)
    if (answer?.status === 422) return this.show(new DOMParser().parseFromString(await answer.text(), "text/html"))
    if (answer?.status !== 201) return this.explain()
    this.composer.empty()
    this.dialog.close()
    refreshFrame()
  }

  explain() {
    this.dialog.close()
    this.composer.explain(say("not_done"))
  }

  /** Send it now, drop it, or take its words back into the composer. */
  async decide(event) {
    const one = event.target.closest("[data-waiting] .waiting__one")
    if (!one) return
    event.preventDefault()
    const isEdit = event.target.action.endsWith("/wording/")
    const url = isEdit ? event.target.action.replace(/wording\/$/, "dropping/") : event.target.action
    event.submitter.setAttribute("aria-busy", "true")
    const answer = await postForm(url, {}).catch(() => null)
    if (!answer?.ok) return this.composer.explain(say("not_done"))
    if (isEdit) this.composer.restore(one.querySelector("[data-words]").textContent)
    else this.composer.text.focus()
    refreshFrame()
  }
}
