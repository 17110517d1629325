// A sheet is a small page with one question. A link with data-sheet shows it as a dialog over this page, and its
// forms are sent from there; without a script, or when anything goes wrong, the link is simply followed.

import { say } from "../kit/toasts.js";

const BODY = "[data-sheet-body]"
const dialog = document.createElement("dialog")
dialog.className = "dialog sheet-dialog"
dialog.setAttribute("aria-labelledby", "sheet-title")
document.body.append(dialog)

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-sheet]")
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  open(link.href)
})

dialog.addEventListener("click", (event) => {
  if (event.target !== dialog && !event.target.closest("[data-close]")) return
  event.preventDefault()
  dialog.close()
})

dialog.addEventListener("submit", (event) => {
  event.preventDefault()
  submit(event.target, event.submitter)
})

/** Show the page at this address as a dialog, or go there when it is not a sheet. */
async function open(url) {
  const response = await ask(url)
  if (!response || !(await show(response))) location.assign(url)
}

async function submit(form, submitter) {
  const url = form.dataset.action ?? submitter?.getAttribute("formaction") ?? form.action
  if (submitter) submitter.ariaBusy = "true"
  const response = await ask(url, { method: "POST", body: new FormData(form, submitter) })
  if (submitter) submitter.ariaBusy = null
  if (!response) return complain()
  if (response.status === 204) return finish(response.headers)
  if (!(await show(response))) complain()
}

/** The answer, or null where there is no network. */
async function ask(url, options = {}) {
  try {
    return await fetch(url, { ...options, headers: { "X-Sheet": location.pathname } })
  } catch {
    return null
  }
}

/** True when the answer was a sheet and is now shown. */
async function show(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const sheet = page.querySelector(BODY)
  if (!sheet) return false
  dialog.replaceChildren(closer(), sheet)
  if (!dialog.open) dialog.showModal()
  const first = sheet.querySelector("[aria-invalid], [autofocus], input:not([type=hidden]), textarea")
  first?.focus()
  return true
}

/** On to the next question, or back to the page we are on, or to another. */
function finish(headers) {
  const next = headers.get("X-Sheet-Next")
  const words = decodeURIComponent(headers.get("X-Sheet-Words") ?? "")
  if (next !== location.pathname) return location.assign(headers.get("X-Sheet-Ask") || next)
  if (words) say(words, "success")
  dispatchEvent(new Event("deals:changed"))
  if (headers.get("X-Sheet-Ask")) return open(headers.get("X-Sheet-Ask"))
  dialog.close()
}

function complain() {
  dialog.close()
  say(document.querySelector("[data-sheet-trouble]")?.dataset.sheetTrouble ?? "", "error")
}

function closer() {
  const shape = document.getElementById("sheet-closer")
  return shape ? shape.content.cloneNode(true) : ""
}
