// When to meet, by the clock of the reader. Cards come by the house's clock and say so, alike for everybody.

const language = document.documentElement.lang || "en-ZA"
const format = (options) => new Intl.DateTimeFormat(language, options)
const part = {
  short: format({ weekday: "short" }),
  long: format({ weekday: "long" }),
  date: format({ day: "numeric", month: "long" }),
  clock: format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
}

/** "Sat 28 November, 10:00", "Saturday 28 November, 10:00", "Sat 10:00" */
const SHAPES = {
  day: (at) => `${part.short.format(at)} ${part.date.format(at)}, ${part.clock.format(at)}`,
  full: (at) => `${part.long.format(at)} ${part.date.format(at)}, ${part.clock.format(at)}`,
  brief: (at) => `${part.short.format(at)} ${part.clock.format(at)}`,
}

function draw(root) {
  for (const time of root.querySelectorAll("time[data-when]")) {
    const words = SHAPES[time.dataset.when](new Date(time.dateTime))
    if (time.textContent !== words) time.textContent = words
  }
}

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node instanceof Element) draw(node)
  }
}).observe(document.body, { childList: true, subtree: true })
draw(document)
