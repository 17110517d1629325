// The messages on the page, as this reader sees them: whose, grouped, by day, with what became of one's own.
//
// Messages come viewer-neutral from the server; everything here is worked out again whenever one arrives.

import { clock, dayKey, dayWords } from "./times.js";
import { say } from "./words.js";

const TOGETHER_MS = 5 * 60_000
const UNDO_MS = 10_000
const CHANGE_MS = 15 * 60_000
const NEAR_PX = 90
const MOST = 600
const KEPT = 300

export class Log {
  /** `reader` is { handle, isOffice, read, base, skew }; `pointers` is the other side's { received, read }. */
  constructor(element, reader, pointers) {
    this.element = element
    this.reader = reader
    this.pointers = pointers
    const fresh = this.lines.filter((line) => line.seq > reader.read && !this.isMine(line))
    this.firstUnread = fresh[0]?.seq
    this.freshCount = fresh.length
    this.keepEndInSight()
    this.draw()
  }

  get lines() {
    return [...this.element.querySelectorAll(":scope > .line")].map(lineOf)
  }

  get isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element
    return scrollHeight - scrollTop - clientHeight < NEAR_PX
  }

  isMine({ article }) {
    return this.reader.isOffice
      ? Boolean(article.querySelector(":scope > .avatar.office")) || article.dataset.author === this.reader.handle
      : article.dataset.author === this.reader.handle
  }

  /** May the reader still change this line's message? */
  isChangeable(element) {
    const { article, at, seq } = lineOf(element)
    const isOwn = article.dataset.author === this.reader.handle && Boolean(seq) && isOfWriter(article)
    return isOwn && this.ageOf(at) < CHANGE_MS
  }

  /** The reader's own newest message, if it may still be changed. */
  lastChangeable() {
    const own = this.lines.filter(({ article }) => article.dataset.author === this.reader.handle).at(-1)
    return own?.article.querySelector(".bubble") && this.isChangeable(own.element) ? own.element : undefined
  }

  nameOf(line) {
    return line.querySelector(".by")?.textContent ?? ""
  }

  ageOf(at) {
    return Date.now() - this.reader.skew - at
  }

  /** The line of a message: two people may have chosen the same client_id, so its author counts too. */
  lineFor(clientId, author = this.reader.handle) {
    const found = `article[id="m-${CSS.escape(clientId)}"][data-author="${CSS.escape(author)}"]`
    return this.element.querySelector(found)?.closest(".line")
  }

  /** Put a message from the server in its place: it replaces the copy drawn ahead of it, or its older self. */
  place(message) {
    const held = this.lineFor(message.client_id, message.author)
    const article = parse(message.html)
    if (!article) return this.take(held)
    if (held && revisionOf(held) > (message.revision ?? 0)) return
    const line = held ?? this.blankLine()
    if (held?.dataset.seq) line.classList.remove("arriving")
    line.replaceChildren(article)
    delete line.dataset.state
    if (!held || !held.dataset.seq) this.element.insertBefore(line, this.firstPending(line))
    line.dataset.seq = message.seq
    this.drawSoon()
  }

  /** Show one's own message before the server has it. */
  placePending({ client_id: clientId, body, quoted, names = [], at }) {
    if (this.lineFor(clientId)) return
    const line = this.blankLine()
    const article = document.createElement("article")
    article.className = "msg"
    article.id = `m-${clientId}`
    Object.assign(article.dataset, { author: this.reader.handle, at })
    if (body || quoted) article.append(bubbleOf(body, quoted))
    if (names.length) article.append(pendingFiles(names))
    line.append(article)
    line.dataset.state = "sending"
    this.element.insertBefore(line, this.tail)
    this.draw()
  }

  /** What became of a message drawn ahead. */
  mark(clientId, state, detail = {}) {
    const line = this.lineFor(clientId)
    if (!line || line.dataset.seq) return
    line.dataset.state = state
    line.detail = detail
    this.draw()
  }

  drop(clientId) {
    this.take(this.lineFor(clientId))
  }

  /** Take a line off the screen, with the day that stood above it alone. */
  take(line) {
    const day = line?.previousElementSibling
    if (day?.matches(".day")) day.remove()
    line?.remove()
    this.draw()
  }

  /** Put earlier lines in front, keeping what is looked at where it is. */
  prepend(nodes) {
    const { scrollHeight, scrollTop } = this.element
    this.element.prepend(...nodes)
    this.draw()
    this.element.scrollTop = scrollTop + this.element.scrollHeight - scrollHeight
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight
  }

  /** Where the composer grows, or the window shrinks, who was at the end stays there. */
  keepEndInSight() {
    let height = this.element.clientHeight
    new ResizeObserver(() => {
      const { scrollHeight, scrollTop, clientHeight } = this.element
      if (scrollHeight - scrollTop - height < NEAR_PX) this.toEnd()
      height = clientHeight
    }).observe(this.element)
  }

  /** To the message that the address names, else to what is new. */
  toUnread() {
    const named = document.getElementById(location.hash.slice(1))
    if (named && this.element.contains(named)) return named.scrollIntoView({ block: "center" })
    const mark = this.element.querySelector(".day[data-new]")
    if (mark) this.element.scrollTop = mark.offsetTop - this.element.clientHeight / 3
    else this.toEnd()
  }

  get tail() {
    return this.element.querySelector(":scope > .typing, :scope > .safety, :scope > noscript")
  }

  firstPending(besides) {
    const pending = [...this.element.querySelectorAll(":scope > .line[data-state]")]
    return pending.find((line) => line !== besides) ?? this.tail
  }

  blankLine() {
    const line = document.createElement("div")
    line.className = "line arriving"
    return line
  }

  /** Draw once for a batch. */
  drawSoon() {
    this.drawing ??= queueMicrotask(() => {
      this.drawing = undefined
      this.draw()
    }) ?? true
  }

  draw() {
    const lines = this.lines
    this.told = this.lastOfEachState(lines)
    this.undoable = this.findUndoable(lines)
    lines.forEach((line, place) => this.drawLine(line, lines[place - 1], lines[place + 1]))
  }

  /** A state is said once: beside the last of one's own messages it is true of. */
  lastOfEachState(lines) {
    const mine = lines.filter((line, place) => this.isMine(line) && !together(line, lines[place + 1]))
    return new Map(mine.map((line) => [this.stateOf(line), line.element]))
  }

  /** One's own newest message can be taken back for ten seconds; then this is drawn once more. */
  findUndoable(lines) {
    const own = lines.filter(({ article }) => article.dataset.author === this.reader.handle).at(-1)
    const left = own?.seq && isOfWriter(own.article) ? UNDO_MS - this.ageOf(own.at) : 0
    clearTimeout(this.undoing)
    if (left <= 0) return undefined
    this.undoing = setTimeout(() => this.draw(), Math.min(left, UNDO_MS))
    return own.element
  }

  /** A busy thread does not grow for ever: what is far up comes back through "Earlier messages". */
  trim(earlier) {
    const lines = this.lines
    if (lines.length <= MOST) return
    const kept = lines[lines.length - KEPT]
    for (const node of [...this.element.children]) {
      if (node === kept.element) break
      node.remove()
    }
    earlier.href = `?before=${kept.seq}`
    this.element.prepend(earlier)
    this.draw()
  }

  drawLine(line, before, after) {
    const { element, article, at } = line
    const mine = this.isMine(line)
    const isLast = !together(line, after)
    element.classList.toggle("me", mine)
    element.classList.toggle("cont", together(before, line))
    element.classList.toggle("last", isLast)
    const time = article.querySelector(".meta time")
    if (time) time.textContent = clock(at)
    for (const part of article.querySelectorAll("[data-for]")) {
      part.toggleAttribute("data-shown", part.dataset.for === this.reader.handle)
    }
    this.drawDay(line, before)
    this.drawOpener(line, !after)
    this.drawReceipt(line, mine && (isLast || Boolean(element.dataset.state)))
  }

  drawDay({ element, at, seq }, before) {
    const starts = !before || dayKey(before.at) !== dayKey(at)
    const isFirstNew = Boolean(seq) && seq === this.firstUnread
    const words = [
      starts ? dayWords(at) : "",
      isFirstNew ? say("fresh", { count: this.freshCount }) : "",
    ]
    const wanted = words.filter(Boolean).join(" · ")
    let mark = element.previousElementSibling?.matches(".day") ? element.previousElementSibling : null
    if (!wanted) return mark?.remove()
    if (!mark) {
      mark = document.createElement("p")
      mark.className = "day"
      element.before(mark)
    }
    mark.toggleAttribute("data-new", isFirstNew)
    if (mark.textContent !== wanted) mark.textContent = wanted
  }

  /** The button of the message's menu; Tab finds the last one, arrow keys the others. */
  drawOpener({ element, article, seq }, isLast) {
    let opener = element.querySelector(":scope > .act")
    if (!seq || article.dataset.kind === "gone") return opener?.remove()
    if (!opener) {
      opener = document.createElement("a")
      opener.className = "act"
      opener.setAttribute("aria-live", "off")
      opener.setAttribute("aria-label", say("act"))
      opener.textContent = "⋯"
      article.after(opener)
    }
    opener.href = `${this.reader.base}${seq}/`
    opener.setAttribute("role", "button")
    opener.setAttribute("aria-haspopup", "menu")
    opener.tabIndex = isLast ? 0 : -1
  }

  drawReceipt(line, isWanted) {
    let receipt = line.element.querySelector(":scope > .receipt")
    if (!isWanted) return receipt?.remove()
    if (!receipt) {
      receipt = document.createElement("div")
      receipt.className = "receipt"
      receipt.setAttribute("aria-live", "off") // the log would read out every change of it
      line.element.append(receipt)
    }
    const state = this.told.get(this.stateOf(line)) === line.element || line.element.dataset.state ? this.stateOf(line) : ""
    const signed = this.reader.isOffice ? line.article.querySelector(".by")?.textContent.split(" ")[0] : ""
    const mayUndo = this.undoable === line.element
    const key = [state, signed, line.element.detail?.message, +line.at, mayUndo].join()
    if (receipt.dataset.drawn === key) return
    receipt.dataset.drawn = key
    receipt.dataset.state = state
    receipt.replaceChildren(...receiptOf(state, line, signed), ...(mayUndo ? [" · ", button("undo", say("undo"))] : []))
  }

  stateOf({ element, seq }) {
    if (element.dataset.state) return element.dataset.state
    if (seq <= this.pointers.read) return "read"
    return seq <= this.pointers.received ? "delivered" : "sent"
  }
}

function quoteOf({ seq, words, name }) {
  const quote = document.createElement("a")
  quote.className = "quote"
  quote.dataset.quote = seq
  quote.dir = "auto"
  const [who, what] = [document.createElement("b"), document.createElement("span")]
  who.textContent = name
  what.textContent = words
  quote.append(who, " ", what)
  return quote
}

function receiptOf(state, line, signed) {
  if (state === "failed") {
    const words = [say("failed"), line.element.detail?.message].filter(Boolean).join(" ")
    return [words, " ", button("edit", say("edit"))]
  }
  if (state === "waiting") return [say("waiting"), " ", button("retry", say("retry"))]
  if (state === "sending") return [say("sending")]
  const time = document.createElement("time")
  time.dateTime = line.at.toISOString()
  time.textContent = clock(line.at)
  return [signed ? `${signed} ` : "", time, state ? ` · ${say(state)}` : ""]
}

function button(action, words) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "link"
  made.dataset.action = action
  made.textContent = words
  return made
}

/** Words or files somebody sent; a card belongs to its room, and what is gone to nobody. */
const isOfWriter = (article) => !["card", "gone"].includes(article.dataset.kind)

function bubbleOf(body, quoted) {
  const bubble = document.createElement("div")
  bubble.className = "bubble"
  bubble.dir = "auto"
  bubble.append(...(quoted ? [quoteOf(quoted)] : []), body)
  return bubble
}

/** Cards of files that are on their way with the message. */
function pendingFiles(names) {
  const attached = document.createElement("div")
  attached.className = "attached"
  const card = document.querySelector("template[data-pending-file]").content.firstElementChild
  for (const name of names) {
    const one = card.cloneNode(true)
    one.querySelector("b").textContent = name
    attached.append(one)
  }
  return attached
}

/** What the message says, without what it quotes and what became of it. */
export function textOf(line) {
  const words = line.querySelector(".bubble")?.cloneNode(true)
  for (const part of words?.querySelectorAll(".quote, .edited") ?? []) part.remove()
  return (words ?? line.querySelector(".said")).textContent.trim()
}

function lineOf(element) {
  const article = element.querySelector("article")
  element.dataset.seq ||= article.dataset.seq ?? ""
  if (!element.dataset.seq) delete element.dataset.seq
  return { element, article, seq: Number(article.dataset.seq ?? 0), at: new Date(article.dataset.at) }
}

const revisionOf = (line) => Number(line.querySelector("article")?.dataset.revision ?? 0)

function together(one, other) {
  return Boolean(
    one &&
      other &&
      one.article.dataset.author === other.article.dataset.author &&
      other.at - one.at < TOGETHER_MS &&
      dayKey(one.at) === dayKey(other.at),
  )
}

function parse(html) {
  const template = document.createElement("template")
  template.innerHTML = html
  return template.content.firstElementChild
}
