// The keys of the inbox. They rest while somebody types, and can be switched off.

import { file } from "./filing.js";
import { isSingle } from "./keys.js";

const KEPT = "inbox-keys"
const inbox = document.querySelector("live-inbox")
const sheet = document.getElementById("inbox-keys")

if (inbox && sheet) {
  const keySwitch = sheet.querySelector("[data-inbox-keys]")
  keySwitch.checked = isOn()
  keySwitch.addEventListener("change", () => localStorage.setItem(KEPT, keySwitch.checked ? "on" : "off"))
  const opener = document.querySelector("[data-keys-sheet]")
  opener.hidden = false
  opener.addEventListener("click", () => sheet.showModal())
  document.addEventListener("keydown", (event) => isOn() && isSingle(event) && press(event))
}

function isOn() {
  return localStorage.getItem(KEPT) !== "off"
}

function press(event) {
  const row = chosenRow()
  const act = { j: () => move(1), k: () => move(-1), "?": () => sheet.showModal(), ...(row && keysOf(row)) }[event.key.toLowerCase()]
  if (!act) return
  event.preventDefault()
  act()
}

function keysOf(row) {
  const { ref } = row.dataset
  const isArchive = new URLSearchParams(inbox.dataset.query).getAll("show").includes("archived")
  return {
    e: () => file("/messages/archive/", ref, { on: isArchive ? "0" : "1" }),
    s: () => file("/messages/stars/", ref, { on: "starred" in row.dataset ? "0" : "1" }),
    m: () => file("/messages/mutes/", ref, "muted" in row.dataset ? { on: "0" } : { length: "8h" }),
    u: () => turnUnread(row),
    x: () => document.dispatchEvent(new CustomEvent("pick", { detail: { row } })),
  }
}

/** The open thread would be read again at once: its own form leads away from it. */
function turnUnread(row) {
  const isOpen = row.querySelector(".conv[aria-current]")
  const form = document.querySelector("form[data-unread-open]")
  if (isOpen && form) return form.requestSubmit()
  file("/messages/reading/", row.dataset.ref, { on: row.querySelector("[data-unread]") ? "1" : "0" })
}

function chosenRow() {
  return document.activeElement?.closest("li[data-ref]") ?? inbox.querySelector("li:has([aria-current=true].conv)")
}

function move(step) {
  const links = [...inbox.querySelectorAll(".conv")]
  const place = links.findIndex((link) => link.parentElement === chosenRow())
  const next = place < 0 ? links[step > 0 ? 0 : links.length - 1] : links[place + step]
  next?.focus()
}
