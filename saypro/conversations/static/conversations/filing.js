// Archiving, starring and the like without leaving the page: the form is sent beside it, the answer is a toast
// that leads back. "filed" on the document names the threads.

import { put } from "../kit/toasts.js";
import { refreshFrame } from "./around.js";

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value

/** File one thread: `url` says how, `fields` what. */
export function file(url, ref, fields) {
  const body = new FormData()
  body.set("csrfmiddlewaretoken", token())
  body.set("ref", ref)
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return send(url, body)
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-filing], form[data-undo]")
  if (!form || form.dataset.plain) return
  event.preventDefault()
  const url = event.submitter?.getAttribute("formaction") ?? form.action
  const toast = form.closest(".toast")
  const isDone = await send(url, new FormData(form, event.submitter), toast?.dataset.refs?.split(" "))
  if (isDone) return toast?.remove()
  form.dataset.plain = "1"
  form.requestSubmit(event.submitter)
})

/** True once the server has answered; `refs` are the threads when the fields do not name them. */
async function send(url, body, refs = body.getAll("ref")) {
  const answer = await fetch(url, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null)
  if (!answer || answer.redirected || ![200, 422].includes(answer.status)) return false
  showToast(await answer.text(), refs)
  if (!answer.ok) return true
  document.dispatchEvent(new CustomEvent("filed", { detail: { refs } }))
  if (refs.includes(document.querySelector("live-thread")?.dataset.ref)) refreshFrame()
  return true
}

function showToast(html, refs) {
  const template = document.createElement("template")
  template.innerHTML = html
  const toast = template.content.querySelector(".toast")
  toast.dataset.refs = refs.join(" ")
  put(toast)
}
