// A menu closes when its owner goes elsewhere, and Escape leads back to its button.

const open = () => document.querySelector("details.more[open]")

document.addEventListener("click", (event) => {
  const menu = open()
  if (menu && !menu.contains(event.target)) menu.open = false
})

document.addEventListener("keydown", (event) => {
  const menu = open()
  if (event.key !== "Escape" || !menu) return
  menu.open = false
  menu.querySelector("summary").focus()
})
