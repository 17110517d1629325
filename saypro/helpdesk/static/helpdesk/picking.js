// Choosing several tickets: one by one, a range with Shift, or all that are shown.

import { say } from "../conversations/words.js";

const desk = document.querySelector("live-office")
const form = document.getElementById("bulk")
let last

const boxes = () => [...desk.querySelectorAll("[data-tickets] [name=ref]")]

function count() {
  form.querySelector("[data-bulk-count]").textContent = say("selected", { count: desk.picked.length })
}

function pickRange(box) {
  const all = boxes()
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((one, other) => one - other)
  if (from >= 0) for (const each of all.slice(from, to + 1)) each.checked = box.checked
}

/** Choose or leave the row that a key means. */
export function pick(row) {
  const box = row?.querySelector("[name=ref]")
  if (!box) return
  box.checked = !box.checked
  last = box
  count()
}

if (desk && form) {
  const all = form.querySelector("[data-bulk-all]")
  all.hidden = false
  all.addEventListener("click", () => {
    for (const box of boxes()) box.checked = true
    count()
  })
  desk.addEventListener("click", (event) => {
    if (event.target.name !== "ref") return
    if (event.shiftKey && last?.isConnected) pickRange(event.target)
    last = event.target
    count()
  })
  form.addEventListener("reset", () => setTimeout(count))
  desk.addEventListener("refreshed", count)
}
