// How many threads are unread: in the head of every page, in the tab's title, and always the same number.

import { connection } from "./socket.js";
import { fetchJson, paced } from "./http.js";

const title = document.title

async function refresh() {
  const unread = await fetchJson("/messages/unread")
  if (unread) show(unread.threads)
}

function show(threads) {
  for (const badge of document.querySelectorAll("[data-unread-count]")) {
    badge.hidden = !threads
    badge.querySelector("[data-count]").textContent = threads
  }
  document.title = threads ? `(${threads}) ${title}` : title
}

const refreshSoon = paced(refresh, 300)
connection.join("inbox")
connection.addEventListener("news", ({ detail }) => detail.topic === "inbox" && refreshSoon())
connection.addEventListener("hello", refreshSoon)
