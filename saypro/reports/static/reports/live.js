// The dashboard follows the office's news: a moment after something happened it fetches itself and swaps its body.

import { connection } from "../conversations/socket.js";
import "./charts.js";

async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-figures]")
  const old = document.querySelector("[data-figures]")
  const opener = document.activeElement?.closest("details[data-kept] > summary")
  const isBusy = old?.contains(document.activeElement) && !opener
  if (!fresh || !old || isBusy || fresh.dataset.figures === old.dataset.figures) return
  for (const { dataset } of old.querySelectorAll("details[data-kept][open]")) {
    fresh.querySelector(`details[data-kept="${dataset.kept}"]`)?.setAttribute("open", "")
  }
  const kept = opener?.parentElement.dataset.kept
  old.replaceWith(document.importNode(fresh, true))
  if (kept) document.querySelector(`details[data-kept="${kept}"] > summary`)?.focus()
}

// A message is news at once, and a figure when a worker has measured it: the page looks soon, and again until nothing
// has been heard for a while. News that never end do not put it off, and nothing is fetched for a tab nobody sees.
const SOON = 1500
const AGAIN = 2500
const QUIET = 4000
let heard = 0
let looked = 0
let due = 0

function hear() {
  heard = Date.now()
  if (!due && !document.hidden) due = setTimeout(look, SOON)
}

async function look() {
  looked = Date.now()
  try {
    await refresh()
  } finally {
    due = Date.now() - heard < QUIET && !document.hidden ? setTimeout(look, AGAIN) : 0
  }
}

connection.join("office")
connection.addEventListener("news", ({ detail }) => detail.topic === "office" && hear())
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && heard && heard + QUIET > looked && !due) look()
})
