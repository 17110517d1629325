// Choosing several threads: the boxes beside the lines, how many there are, and leaving it again.

import { say } from "./words.js";

const inbox = document.querySelector("live-inbox")
const form = document.getElementById("filing")

if (inbox && form) {
  const chosen = () => inbox.querySelectorAll("[name=ref]:checked")

  const count = () => {
    form.querySelector("[data-selected-count]").textContent = say("selected", { count: chosen().length })
  }

  const turn = (isOn) => {
    inbox.toggleAttribute("data-selecting", isOn)
    if (!isOn) for (const box of chosen()) box.checked = false
    count()
  }

  inbox.addEventListener("click", (event) => {
    const begin = event.target.closest("[data-select]")
    const end = event.target.closest("[data-select-end]")
    if (!begin && !end) return
    event.preventDefault()
    begin?.closest("details").removeAttribute("open")
    turn(Boolean(begin))
    if (begin) inbox.querySelector("[name=ref]")?.focus()
  })
  inbox.addEventListener("change", (event) => event.target.name === "ref" && count())
  inbox.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && inbox.hasAttribute("data-selecting")) turn(false)
  })
  document.addEventListener("filed", () => turn(false))
  document.addEventListener("pick", ({ detail }) => {
    const box = detail.row.querySelector("[name=ref]")
    if (!inbox.hasAttribute("data-selecting")) turn(true)
    box.checked = !box.checked
    count()
  })
  if (inbox.hasAttribute("data-selecting")) count()
}
