// Files on their way into a message: each sent by itself, with progress, and kept here until the message goes.

import { fetchPart } from "./http.js";
import { newId } from "./ids.js";
import { say } from "./words.js";

const CHECK_AGAIN_MS = 2000
const CHECKS = 15

export class Uploads extends EventTarget {
  /** `form` is the composer's; "changed" tells that a file came, went or got stuck, "refused" why more do not fit. */
  constructor(form) {
    super()
    this.form = form
    this.list = form.querySelector("[data-uploads]")
    this.address = this.list.dataset.uploads
    this.most = Number(this.list.dataset.most)
    this.template = form.querySelector("template[data-sending]")
    this.told = form.querySelector("[data-told]")
    this.list.addEventListener("click", (event) => this.clicked(event))
    addEventListener("online", () => this.retryAll())
    addEventListener("beforeunload", (event) => this.isBusy && event.preventDefault())
    for (const item of this.items) this.watch(item)
  }

  get items() {
    return [...this.list.children]
  }

  get refs() {
    return this.items.map((item) => item.querySelector("[name=attachment]")?.value).filter(Boolean)
  }

  /** What a message drawn ahead shows of them. */
  get names() {
    return this.items.filter((item) => item.dataset.upload).map((item) => item.querySelector("b").textContent)
  }

  get isEmpty() {
    return this.items.length === 0
  }

  get isBusy() {
    return this.items.some((item) => item.dataset.state === "sending")
  }

  get isStuck() {
    return this.items.some((item) => ["lost", "refused", "infected"].includes(item.dataset.state))
  }

  /** Take in files that were chosen, dropped or pasted, as many as fit into one message. */
  take(files) {
    const room = Math.max(0, this.most - this.items.length)
    for (const file of files.slice(0, room)) this.send(this.begun(file))
    if (files.length > room) this.dispatchEvent(new CustomEvent("refused", { detail: say("too_many_files") }))
  }

  begun(file) {
    const item = this.template.content.firstElementChild.cloneNode(true)
    item.file = file
    item.clientId = newId()
    item.querySelector("b").textContent = file.name
    item.querySelector("progress").setAttribute("aria-label", say("sending_file", { name: file.name }))
    for (const button of item.querySelectorAll("button")) {
      button.setAttribute("aria-label", `${button.getAttribute("aria-label")}: ${file.name}`)
    }
    this.list.append(item)
    return item
  }

  /** Send it, or send it again: the same name of ours means the server keeps it once. */
  send(item) {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.set("client_id", item.clientId)
    body.set("file", item.file)
    this.show(item, "sending", "")
    item.request = request
    request.upload.addEventListener("progress", ({ loaded, total }) => this.progress(item, loaded / total))
    request.addEventListener("loadend", () => this.settle(item, request))
    request.open("POST", this.address)
    request.setRequestHeader("X-CSRFToken", this.form.elements.csrfmiddlewaretoken.value)
    request.send(body)
    this.changed()
  }

  progress(item, part) {
    item.querySelector("progress").value = part
    item.querySelector("small").textContent = part < 1 ? `${Math.round(part * 100)}%` : say("arriving")
  }

  settle(item, request) {
    if (!item.isConnected) return
    if (request.status === 201) this.arrived(item, parsed(request.responseText))
    else if (request.status === 422) this.show(item, "refused", JSON.parse(request.responseText).message)
    else if (request.status === 0 || request.status >= 500) this.show(item, "lost", say("lost_file"))
    else this.show(item, "refused", say(request.responseURL.includes("/account/") ? "signed_out" : "no_thread"))
    this.changed()
  }

  arrived(item, fresh) {
    const picture = item.file.type.startsWith("image/") ? item.file : null
    item.replaceWith(fresh)
    if (picture) preview(fresh, picture)
    this.tell(say("attached", { name: fresh.querySelector("b").textContent }))
    this.watch(fresh)
  }

  /** The server looks at each file; should it find fault, that is said before the message goes. */
  async watch(item, left = CHECKS) {
    if (!["waiting", "delayed"].includes(item.dataset.state) || !left) return
    await new Promise((done) => setTimeout(done, CHECK_AGAIN_MS))
    if (!item.isConnected) return
    const part = await fetchPart(this.address)
    const fresh = part?.querySelector(`[data-upload="${CSS.escape(item.dataset.upload)}"]`)
    if (fresh && fresh.dataset.state !== item.dataset.state && item.isConnected) this.renew(item, fresh)
    else this.watch(item, left - 1)
  }

  renew(item, fresh) {
    const held = item.contains(document.activeElement)
    const picture = item.querySelector("img")
    if (picture && !fresh.querySelector("img")) fresh.querySelector(".kind").replaceChildren(picture)
    item.replaceWith(fresh)
    if (held) fresh.querySelector("button").focus()
    if (fresh.dataset.state !== "ready") fresh.querySelector("small").setAttribute("role", "alert")
    this.changed()
  }

  show(item, state, words) {
    item.dataset.state = state
    const place = item.querySelector("small")
    if (words) place.setAttribute("role", "alert")
    else place.removeAttribute("role")
    place.textContent = words
    item.querySelector("progress").hidden = state !== "sending"
    item.querySelector("[data-retry]").hidden = state !== "lost"
    if (words) item.scrollIntoView({ block: "nearest" })
  }

  clicked(event) {
    const button = event.target.closest("button")
    if (!button) return
    event.preventDefault()
    const item = button.closest("li")
    if ("retry" in button.dataset) return this.send(item)
    const next = item.nextElementSibling ?? item.previousElementSibling
    this.drop(item)
    ;(next?.querySelector("[data-drop]") ?? this.form.elements.body).focus()
  }

  /** Cancel it, or take it back. */
  drop(item) {
    item.remove()
    item.request?.abort()
    if (item.dataset.upload) this.takeBack(item.querySelector("[data-drop]").formAction)
    this.tell(say("detached", { name: item.querySelector("b").textContent }))
    this.changed()
  }

  takeBack(url) {
    const headers = { Accept: "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value }
    fetch(url, { method: "POST", headers }).catch(() => {}) // never sent, it is swept away after a day
  }

  retryAll() {
    for (const item of this.items) if (item.dataset.state === "lost") this.send(item)
  }

  /** The message is on its way with them. */
  clear() {
    for (const item of this.items) if (item.dataset.upload) item.remove()
  }

  /** Files that came back from a message which was taken back, or not accepted. */
  async refresh() {
    const part = await fetchPart(this.address)
    if (!part) return
    const known = new Set(this.items.map((item) => item.dataset.upload))
    const back = [...part.querySelectorAll("[data-upload]")].filter((item) => !known.has(item.dataset.upload))
    this.list.append(...back)
    for (const item of back) this.watch(item)
    this.changed()
  }

  tell(words) {
    this.told.textContent = words
  }

  changed() {
    this.dispatchEvent(new Event("changed"))
  }
}

function parsed(html) {
  const template = document.createElement("template")
  template.innerHTML = html
  return template.content.querySelector("li")
}

/** The browser's own copy, until the server has prepared one. */
function preview(item, file) {
  const image = document.createElement("img")
  image.alt = ""
  image.src = URL.createObjectURL(file)
  image.addEventListener("load", () => item.querySelector(".kind").replaceChildren(image))
}
