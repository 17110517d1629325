// The keys of the desk. They rest while somebody types, and an agent can switch them off.

import { isSingle } from "../conversations/keys.js";
import { act, goTo } from "./verbs.js";

const KEYS = {
  j: "next", k: "previous", o: "open", x: "pick", t: "take", e: "solve", s: "rest", c: "category", p: "priority", r: "reply",
  n: "note", "!": "spam", "?": "keys",
}
const QUEUES = { m: "mine", u: "unassigned", b: "breaching", e: "escalated", n: "mentions", w: "waiting", s: "solved", a: "all", "!": "spam" }
const SECOND_KEY_MS = 1500
let goingSince = -Infinity

if (document.querySelector("main[data-keys=on] live-office")) {
  const hear = (event) => isSingle(event) && press(event)
  for (const event of window.earlyKeys) hear(event)
  document.addEventListener("keydown", hear)
}
removeEventListener("keydown", window.keepKey)

function press(event) {
  const key = event.key.toLowerCase()
  const isGoing = event.timeStamp - goingSince < SECOND_KEY_MS
  goingSince = key === "g" && !isGoing ? event.timeStamp : -Infinity
  if (isGoing && QUEUES[key]) goTo(QUEUES[key])
  else if (isGoing || !act(KEYS[key])) return
  event.preventDefault()
}
