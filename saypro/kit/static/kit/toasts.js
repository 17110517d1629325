// Toasts leave after six seconds, with something to press in them after ten, but stay while the pointer or the focus is on them.

const STAY_MS = 6000
const STAY_TO_PRESS_MS = 10_000
const toasts = document.getElementById("toasts")

const held = (toast) => toast.matches(":hover, :focus-within")

function leave(toast) {
  if (held(toast)) setTimeout(leave, 1000, toast)
  else toast.remove()
}

function show(toast) {
  setTimeout(leave, toast.querySelector("form") ? STAY_TO_PRESS_MS : STAY_MS, toast)
}

/** Say something in passing: words, the level "success", "info", "warning" or "error", and where they lead. */
export function say(words, level = "info", { url } = {}) {
  const toast = document.getElementById("toast-shape").content.firstElementChild.cloneNode(true)
  toast.dataset.level = level
  const place = toast.querySelector("[data-words]")
  if (url) place.append(Object.assign(document.createElement("a"), { href: url, textContent: words }))
  else place.textContent = words
  put(toast)
}

/** Show a toast that the server has drawn. */
export function put(toast) {
  toasts.append(toast)
  show(toast)
}

toasts?.addEventListener("click", (event) => event.target.closest("[data-dismiss]")?.closest(".toast").remove())
for (const toast of toasts?.children ?? []) show(toast)
