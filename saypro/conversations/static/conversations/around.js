// What stands around the messages: the thread's head, its context, what waits, and where one writes.

import { fetchPage } from "./http.js";

const PARTS = [".thread > .pane-head", "[data-promise]", ".ctx", "[data-waiting]", "[data-survey-place]"]

/** Bring it up to date, except what somebody is using; true when one may write where one could not, or the reverse. */
export async function refreshFrame() {
  const page = await fetchPage(location.href)
  if (!page) return false
  for (const part of PARTS) swap(document.querySelector(part), page.querySelector(part))
  signed(document.querySelector("[data-log]"), page.querySelector("[data-log]"))
  document.dispatchEvent(new CustomEvent("frame"))
  return swapFoot(document.querySelector("[data-foot]"), page.querySelector("[data-foot]"))
}

/** Once our office is in a deal, its messages need names. */
function signed(log, fresh) {
  if (log && fresh) log.toggleAttribute("data-many", fresh.hasAttribute("data-many"))
}

function swap(held, fresh) {
  if (!held || !fresh || held.contains(document.activeElement) || held.querySelector("details[open]")) return
  if (held.outerHTML !== fresh.outerHTML) held.replaceWith(document.adoptNode(fresh))
}

function swapFoot(held, fresh) {
  if (!held || !fresh || held.dataset.foot === fresh.dataset.foot) return false
  held.replaceWith(document.adoptNode(fresh))
  return true
}
