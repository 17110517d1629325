"""What was pushed equals what a reload shows: one comparison for every kind of change."""

import time
from difflib import unified_diff

from playwright.sync_api import Page

LONGEST_S = 20.0

SHOWN = """() => {
  const PARTS = ["[data-log]", "deal-part", ".thread > .pane-head", "[data-waiting]", "[data-foot]", ".ctx",
    "[data-rows]", "[data-unread-lane]", "[data-unread-count]", "[data-notice-count]"]
  const WITHOUT = "noscript, .hint-before, .typing, input[type=hidden], .toast, .more > .menu"
  const OF_THE_MOMENT = ["data-drawn", "data-new", "aria-live", "tabindex", "data-url", "style", "checked"]
  const classes = (node) => [...node.classList].filter((name) => name !== "arriving").sort().join(" ")
  const words = (node) => node.textContent.replace(/\\s+/g, " ").trim()
  const isNew = (node) => node.hasAttribute("data-new")
  const day = (node) => (isNew(node) ? words(node).split(" · ").slice(0, -1).join() : words(node))
  const lines = []
  const say = (depth, text) => lines.push(" ".repeat(depth) + text)
  const attributes = (node) => [...node.attributes]
    .filter(({ name }) => name !== "class" && !OF_THE_MOMENT.includes(name))
    .map(({ name, value }) => `${name}="${value}"`)
    .sort()
    .join(" ")
  const walk = (node, depth) => {
    if (node.nodeType === Node.TEXT_NODE) return words(node) && say(depth, words(node))
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(WITHOUT)) return
    if (node.matches(".day")) return day(node) && say(depth, day(node))
    say(depth, `<${node.localName} ${classes(node)} ${attributes(node)}>`)
    if (node.matches("time[data-left], [data-rows] time")) return
    if (node.localName === "textarea") return say(depth + 1, node.value)
    for (const child of node.childNodes) walk(child, depth + 1)
  }
  for (const part of PARTS) for (const node of document.querySelectorAll(part)) walk(node, 0)
  return lines.join("\\n")
}"""


def shown(page: Page) -> str:
    """What the page shows of threads, deals and lists, a line each; without what only the moment makes.

    What a closed menu offers is left out: it is drawn with the page, so that plain messages cost no news.
    """
    said: str = page.evaluate(SHOWN)
    return said


def assert_pushed_equals_reloaded(live: Page, mirror: Page, *, before: str) -> str:
    """The live page comes to show what its address shows anew in the mirror, which is not what was `before`.

    Both belong to the same person; the live one is never reloaded. Returns what both show.
    """
    mirror.goto(live.url)  # a reload would ask for each file of the page whether it is still the same
    until = time.monotonic() + LONGEST_S
    held, wanted = shown(live), shown(mirror)
    while (held != wanted or wanted == before) and time.monotonic() < until:
        live.wait_for_timeout(100)
        held, wanted = shown(live), shown(mirror)
    assert held == wanted, "\n".join(
        unified_diff(held.splitlines(), wanted.splitlines(), "pushed", "reloaded", n=2, lineterm="")
    )
    assert wanted != before, "nothing changed on the page, so there is nothing to compare"
    return wanted
