// "Older" at the end of a list brings the next page into it.

import { fetchPart } from "./http.js";

export function bringOlder(root) {
  root.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-older]")
    if (!link) return
    event.preventDefault()
    link.setAttribute("aria-busy", "true")
    const part = await fetchPart(link.href)
    if (!part) return location.assign(link.href)
    const lines = [...part.querySelectorAll("li:not([data-newest])")].filter((line) => !isHeld(root, line))
    link.closest("li").replaceWith(...lines)
    lines[0]?.querySelector("a")?.focus()
  })
}

/** A line that moved up meanwhile stands there already. */
function isHeld(root, { dataset: { ref } }) {
  return Boolean(ref && root.querySelector(`li[data-ref="${CSS.escape(ref)}"]`))
}
