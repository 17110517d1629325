// Toasts leave after six seconds, but stay while the pointer or the focus is on them.

const STAY_MS = 6000
const toasts = document.getElementById("toasts")

const held = (toast) => toast.matches(":hover, :focus-within")

function leave(toast) {
  if (held(toast)) setTimeout(leave, 1000, toast)
  else toast.remove()
}

function show(toast) {
  setTimeout(leave, STAY_MS, toast)
}

/** Say something in passing: words, and the level "success", "info", "warning" or "error". */
export function say(words, level = "info") {
  const toast = document.getElementById("toast-shape").content.firstElementChild.cloneNode(true)
  toast.dataset.level = level
  toast.querySelector("[data-words]").textContent = words
  toasts.append(toast)
  show(toast)
}

toasts?.addEventListener("click", (event) => event.target.closest("[data-dismiss]")?.closest(".toast").remove())
for (const toast of toasts?.children ?? []) show(toast)
