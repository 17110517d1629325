// How much waits: beside each name in the frame, in the tab's title, on the tab's icon and on the app's.
// Threads and notices are one inbox and so one number; the bell counts the notices among it.

const title = document.title
const counts = { notices: read("notice") }
counts.threads = Math.max(0, read("unread") - counts.notices)

function read(mark) {
  const badge = document.querySelector(`[data-${mark}-count]`)
  return badge && !badge.hidden ? Number(badge.querySelector("[data-count]").textContent) : 0
}

/** From now on `count` of "threads" or "notices" wait. */
export function show(what, count) {
  counts[what] = count
  const total = counts.threads + counts.notices
  writeAll("[data-notice-count], [data-unread-lane=notices]", counts.notices)
  writeAll("[data-unread-count], [data-unread-lane=all]", total)
  for (const line of document.querySelectorAll("[data-to-notices]")) line.hidden = !counts.notices
  tell(total)
}

function writeAll(marks, count) {
  for (const badge of document.querySelectorAll(marks)) write(badge, count)
}

/** Show the number, or nothing for none. */
export function write(badge, count) {
  badge.hidden = !count
  badge.querySelector("[data-count]").textContent = count
}

function tell(total) {
  document.title = total ? `(${total}) ${title}` : title
  if (total) navigator.setAppBadge?.(total).catch(() => {})
  else navigator.clearAppBadge?.().catch(() => {})
  drawIcon(total)
}

const SIZE = 64
const link = document.querySelector("link[rel=icon]")
const plain = link?.href
let drawn = 0

/** The tab's icon with a dot and the number on it; a canvas, since a data: address is forbidden here. */
async function drawIcon(total) {
  if (!link || total === drawn) return
  drawn = total
  if (!total) return (link.href = plain)
  const blob = await picture(total > 9 ? "9+" : String(total))
  if (drawn === total && blob) link.href = URL.createObjectURL(blob)
}

async function picture(words) {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIZE, height: SIZE })
  const pen = canvas.getContext("2d")
  const image = new Image(SIZE, SIZE)
  image.src = plain
  await image.decode().catch(() => {})
  pen.drawImage(image, 0, 0, SIZE, SIZE)
  pen.fillStyle = "#c6352c"
  pen.beginPath()
  pen.arc(43, 43, 21, 0, 7)
  pen.fill()
  pen.fillStyle = "#fff"
  pen.font = "bold 30px Inter, sans-serif"
  pen.textAlign = "center"
  pen.textBaseline = "middle"
  pen.fillText(words, 43, 45)
  return new Promise((done) => canvas.toBlob(done))
}

tell(counts.threads + counts.notices)
