// How many threads are unread: in the head of every page, on each lane, and always the same number.

import { connection } from "./socket.js";
import { fetchJson, paced } from "./http.js";
import { show, write } from "../kit/counts.js";

async function refresh() {
  const unread = await fetchJson("/messages/unread")
  if (!unread) return
  show("threads", unread.threads)
  for (const badge of document.querySelectorAll("[data-unread-lane]")) {
    write(badge, unread.lanes[badge.dataset.unreadLane] ?? unread.threads)
  }
}

const refreshSoon = paced(refresh, 300)
connection.join("inbox")
connection.addEventListener("news", ({ detail }) => detail.topic === "inbox" && refreshSoon())
connection.addEventListener("hello", refreshSoon)
