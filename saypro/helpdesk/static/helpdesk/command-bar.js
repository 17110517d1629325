// Ctrl or Cmd with K: everything that can be done here, filtered as one types, what was used last first.

import { act, goTo, verbs } from "./verbs.js";

const USED = "desk-commands"
const MOST_USED = 5
const dialog = document.getElementById("commands")

if (dialog) {
  const input = dialog.querySelector("[role=combobox]")
  const list = dialog.querySelector("[role=listbox]")
  const nothing = dialog.querySelector("[data-nothing]")
  const options = [...list.children]
  const shown = () => [...list.children].filter((option) => !option.hidden)

  const activate = (option) => {
    for (const each of options) each.setAttribute("aria-selected", String(each === option))
    if (!option) return input.removeAttribute("aria-activedescendant")
    input.setAttribute("aria-activedescendant", option.id)
    option.scrollIntoView({ block: "nearest" })
  }

  const filter = () => {
    const wanted = plain(input.value)
    for (const option of options) option.hidden = !isPossible(option) || !wanted.every((word) => words(option).includes(word))
    nothing.hidden = shown().length > 0
    activate(shown()[0])
  }

  const open = () => {
    const last = used()
    list.append(...[...options].sort((one, other) => rank(last, one) - rank(last, other)))
    input.value = ""
    filter()
    dialog.showModal()
    input.focus()
  }

  const run = (option) => {
    if (!option) return
    dialog.close()
    remember(option.id)
    if (option.dataset.queue) goTo(option.dataset.queue)
    else act(option.dataset.verb)
  }

  const step = (by) => {
    const all = shown()
    const place = all.findIndex((option) => option.getAttribute("aria-selected") === "true")
    activate(all[(place + by + all.length) % all.length])
  }

  const press = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => activate(shown()[0]),
    End: () => activate(shown().at(-1)),
    Enter: () => run(list.querySelector("[aria-selected=true]")),
  }

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    if (dialog.open) dialog.close()
    else if (!document.querySelector("dialog[open]")) open()
  })
  input.addEventListener("input", filter)
  input.addEventListener("keydown", (event) => {
    if (!press[event.key]) return
    event.preventDefault()
    press[event.key]()
  })
  list.addEventListener("click", (event) => run(event.target.closest("[role=option]")))
  for (const opener of document.querySelectorAll("[data-commands]")) {
    opener.hidden = false
    opener.addEventListener("click", open)
  }
}

function isPossible({ dataset: { verb } }) {
  return !verb || Boolean(verbs[verb]?.can())
}

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(/\s+/).filter(Boolean)
}

function words(option) {
  return plain(option.textContent).join(" ")
}

function used() {
  return (localStorage.getItem(USED) ?? "").split(" ").filter(Boolean)
}

function remember(id) {
  localStorage.setItem(USED, [id, ...used().filter((each) => each !== id)].slice(0, MOST_USED).join(" "))
}

/** Those used last first, the others as the page has them. */
function rank(last, option) {
  const place = last.indexOf(option.id)
  return place < 0 ? MOST_USED + Number(option.dataset.place) : place
}
