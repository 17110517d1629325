// How many threads are unread: on each lane and, with the notices, in the frame of every page.

import { connection } from "./socket.js";
import { fetchJson, paced } from "./http.js";
import { show, write } from "../kit/counts.js";

async function refresh() {
  const unread = await fetchJson("/messages/unread")
  if (!unread) return
  for (const badge of document.querySelectorAll("[data-unread-lane]")) {
    const count = unread.lanes[badge.dataset.unreadLane]
    if (count !== undefined) write(badge, count)
  }
  show("threads", unread.threads)
}

const refreshSoon = paced(refresh, 300)
connection.join("inbox")
connection.addEventListener("news", ({ detail }) => detail.topic === "inbox" && refreshSoon())
connection.addEventListener("hello", refreshSoon)
