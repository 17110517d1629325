// Conveniences of result pages: filters and sorting act at once, more ads are added below, hearts fill in place.
import "./saving.js";

// On a phone the filters are a sheet: several are chosen before its button is pressed.
const isSheetOpen = () => location.hash === "#filters"

for (const form of document.querySelectorAll("[data-filters], [data-sort]")) {
  form.addEventListener("change", () => isSheetOpen() || form.requestSubmit())
  // Questions left open need no place in the address.
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name)
  })
}

const sheet = document.getElementById("filters")
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isSheetOpen()) location.hash = "res"
})
addEventListener("hashchange", () => {
  if (isSheetOpen()) sheet?.focus()
})

async function addMore(link) {
  link.setAttribute("aria-busy", "true")
  const answer = await fetch(link.href)
  if (!answer.ok) return location.assign(link.href)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const cards = [...page.querySelectorAll("#cards > *")]
  document.getElementById("cards").append(...cards)
  const following = page.querySelector("a[rel=next]")
  if (following) link.replaceWith(following)
  else link.remove()
  cards[0]?.querySelector("a")?.focus()
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[rel=next]")
  if (!link || !document.getElementById("cards") || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  addMore(link).catch(() => location.assign(link.href))
})
