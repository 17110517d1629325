// "22 h left", kept right from one shared timer.

import { words } from "./words.js";

const MINUTE_MS = 60_000

function draw() {
  for (const time of document.querySelectorAll("time[data-left]")) {
    const minutes = Math.max(0, Math.round((new Date(time.dateTime) - Date.now()) / MINUTE_MS))
    const said = minutes < 60 ? words("minutes", minutes) : words("hours", Math.round(minutes / 60))
    if (said && time.textContent !== said) time.textContent = said
  }
}

setInterval(draw, MINUTE_MS / 2)
draw()
