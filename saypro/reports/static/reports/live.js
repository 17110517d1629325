// The dashboard follows the office's news: a moment after something happened it fetches itself and swaps its body.

import { connection } from "../conversations/socket.js";
import "./charts.js";

const SOON = [1500, 4000]
let waiting = []

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

function refreshSoon() {
  waiting.forEach(clearTimeout)
  waiting = SOON.map((wait) => setTimeout(refresh, wait))
}

connection.join("office")
connection.addEventListener("news", ({ detail }) => detail.topic === "office" && refreshSoon())
