// Parts of the page that tell how the deal stands: drawn again when a card in the thread is, or we changed it.

const SOON_MS = 150
const CARD = "[data-kind=card]"
let timer

/** Fetch all parts at once and put each in its place. */
async function draw() {
  const url = document.querySelector("deal-part")?.dataset.url
  if (!url) return
  try {
    const response = await fetch(url)
    if (response.ok && !response.redirected) replace(new DOMParser().parseFromString(await response.text(), "text/html"))
  } catch {
    // without a network the parts stay as they are; the next card that arrives asks again
  }
}

function replace(page) {
  for (const fresh of page.querySelectorAll("deal-part")) {
    for (const held of document.querySelectorAll(`deal-part[data-part="${fresh.dataset.part}"]`)) {
      if (held.innerHTML !== fresh.innerHTML) held.replaceChildren(...fresh.cloneNode(true).childNodes)
    }
  }
}

function drawSoon() {
  clearTimeout(timer)
  timer = setTimeout(draw, SOON_MS)
}

const hasCard = (node) => node instanceof Element && Boolean(node.matches(CARD) || node.querySelector(CARD))

const log = document.querySelector("[data-log]")
if (log) {
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(hasCard))) drawSoon()
  }).observe(log, { childList: true, subtree: true })
}
addEventListener("deals:changed", drawSoon)
