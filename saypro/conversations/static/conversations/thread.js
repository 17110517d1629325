// A thread that lives: says, hears, catches up, and tells how far one has read.

import { connection } from "./socket.js";
import { outbox } from "./outbox.js";
import { refreshFrame } from "./around.js";
import { change } from "./changing.js";
import { Composer } from "./composer.js";
import { Later } from "./later.js";
import { Log, textOf } from "./log.js";
import { MessageMenu } from "./menu.js";
import { fetchJson, fetchPart, paced, postForm } from "./http.js";
import { newId } from "./ids.js";
import { say } from "./words.js";

const TYPING_MS = 5000
const POLL_MS = 10_000
const ASK_AGAIN_MS = 4000
const BACK_MS = 3000

class LiveThread extends HTMLElement {
  connectedCallback() {
    const { ref, me, last, revision, read, theirReceived, theirRead, theirs = "" } = this.dataset
    this.conversation = ref
    this.last = Number(last)
    this.revision = Number(revision)
    this.theirs = theirs
    this.isOffice = "office" in this.dataset
    this.pointers = { received: Number(theirReceived), read: Number(theirRead) }
    this.told = { received: 0, read: Number(read) }
    this.log = new Log(
      this.querySelector("[data-log]"),
      { handle: me, isOffice: this.isOffice, read: Number(read), base: this.dataset.base, skew: this.skew },
      this.pointers,
    )
    this.tellReceived = paced(() => this.tell("received"), 300)
    this.tellRead = paced(() => this.seen(), 250)
    this.compose()
    this.offer()
    new Later(this)
    this.listen()
    outbox.open(me)
    for (const post of outbox.of(ref)) this.log.placePending(post)
    this.log.toUnread()
    this.tellReceived()
    this.tellRead()
  }

  present = {}

  compose() {
    const form = this.querySelector("[data-composer]")
    if (!form) return
    this.composer = new Composer(form, {
      conversation: this.conversation,
      draftUrl: this.dataset.draft,
      isOffice: this.isOffice,
      send: (said) => this.say(said, form.action),
      edit: (seq, body) => this.change("edit", seq, body),
      last: () => this.log.lastChangeable(),
      seen: () => (this.isOffice ? this.last : undefined),
    })
  }

  /** What one may do with each message. */
  offer() {
    new MessageMenu(this.querySelector("[data-message-menu]"), this.log, {
      choose: (what, line) => this.choose(what, line),
      mayChange: (line) => this.log.isChangeable(line),
    })
  }

  choose(what, line) {
    const { seq } = line.querySelector("article").dataset
    if (what === "copy") return navigator.clipboard?.writeText(textOf(line))
    if (what === "edit") return this.composer?.edit(Number(seq), textOf(line))
    if (what === "quote") return this.composer?.quote(Number(seq), textOf(line), this.log.nameOf(line))
    if (what === "delete") return this.change("delete", Number(seq))
  }

  /** Ask for a change of one's own message; what comes of it arrives as news of the thread. */
  async change(about, seq, body) {
    try {
      const answer = await change(about, { conversation: this.conversation, seq, body }, this.dataset.base)
      if (!connection.isOpen) this.ask()
      return answer
    } catch (error) {
      this.composer?.explain(error.message)
    }
  }

  async undo(line) {
    const answer = await this.change("undo", Number(line.querySelector("article").dataset.seq))
    if (answer) this.composer?.restore(answer.body)
  }

  listen() {
    const frames = {
      joined: ({ topic }) => topic === this.topic && (this.dataset.live = ""),
      changes: (frame) => frame.conversation === this.conversation && this.apply(frame),
      beat: ({ threads = {} }) => this.compare(...(threads[this.conversation] ?? [0, 0])),
      typing: (frame) => frame.conversation === this.conversation && this.showTyping(frame),
      paused: (frame) => frame.conversation === this.conversation && this.hidePaused(frame),
      presence: (frame) => this.showPresence(frame),
      news: (frame) => frame.topic === "inbox" && this.hearNews(frame),
      cut: ({ topic, message }) => topic === this.topic && this.close(message),
      state: (state) => this.showConnection(state),
    }
    for (const [name, hear] of Object.entries(frames)) {
      connection.addEventListener(name, ({ detail }) => hear(detail))
    }
    outbox.addEventListener("moved", ({ detail }) => this.moved(detail))
    outbox.addEventListener("signedout", () => this.showSignedOut())
    document.addEventListener("frame", () => this.showAllPresence())
    connection.join(this.topic, () => this.held)
    if (!connection.topics.has("inbox")) connection.join("inbox") // drafts of other tabs are told there
    this.log.element.addEventListener("scroll", () => this.scrolled(), { passive: true })
    this.log.element.addEventListener("click", (event) => this.clicked(event))
    this.jump.addEventListener("click", () => this.log.toEnd())
    addEventListener("focus", this.tellRead)
    document.addEventListener("visibilitychange", this.tellRead)
    setInterval(() => connection.state === "lost" && navigator.onLine && this.ask(), POLL_MS)
  }

  get topic() {
    return `thread:${this.conversation}`
  }

  /** How far this browser's clock is ahead of the server's. */
  get skew() {
    return Date.now() - new Date(this.dataset.now)
  }

  /** Up to which number and which change this page knows the thread. */
  get held() {
    return { after: this.last, since: this.revision }
  }

  /** The link to what is further up, made when there is none yet. */
  get earlier() {
    const link = this.querySelector("[data-earlier]") ?? document.createElement("a")
    link.className = "btn sm quiet earlier"
    link.dataset.earlier = ""
    link.textContent ||= say("earlier")
    return link
  }

  get jump() {
    return this.querySelector("[data-jump]")
  }

  say(said, url) {
    const post = { client_id: newId(), conversation: this.conversation, ...said, at: new Date().toISOString() }
    this.log.placePending(post)
    this.log.toEnd()
    outbox.add({ ...post, url })
  }

  moved({ client_id: clientId, state, ...detail }) {
    if (detail.code === "moved_on" && this.log.lineFor(clientId)) return this.giveBack(clientId, detail)
    this.log.mark(clientId, state, detail)
    if (state === "sent" && detail.seq > this.last && !connection.isOpen) this.ask()
  }

  /** Somebody wrote meanwhile: the words stand in the composer again, and the next press sends them. */
  giveBack(clientId, { message, body }) {
    this.log.drop(clientId)
    this.composer?.restore(body)
    this.composer?.stop(message)
    this.ask()
  }

  apply({ messages, people, seq, revision, more }) {
    this.asking = 0
    const wasAtEnd = this.log.isAtEnd
    const fresh = messages.filter((message) => this.take(message))
    this.revision = Math.max(this.revision, revision)
    for (const person of people) this.movePointer(person)
    this.log.drawSoon()
    if (fresh.length) this.arrived(fresh, wasAtEnd)
    if (more || seq > this.last) this.ask()
  }

  /** Take in a message, also an earlier one that changed. True when it is the next one to be seen. */
  take(message) {
    if (message.seq > this.last + 1) {
      this.ask()
      return false
    }
    const isNext = message.seq === this.last + 1
    if (isNext || this.log.lineFor(message.client_id, message.author)) this.log.place(message)
    if (isNext) this.last = message.seq
    if (message.author === this.dataset.me) outbox.remove(message.client_id)
    return isNext && Boolean(message.html)
  }

  arrived(messages, wasAtEnd) {
    for (const { author } of messages) this.hideTyping(author)
    const fromOthers = messages.filter(({ author }) => author !== this.dataset.me)
    const isMine = fromOthers.length < messages.length
    queueMicrotask(() => {
      if (wasAtEnd) this.log.trim(this.earlier)
      if (wasAtEnd || isMine) this.log.toEnd()
      else this.jump.hidden = false
      this.tellRead()
    })
    this.tellReceived()
  }

  movePointer({ person, received, read }) {
    if (person === this.dataset.me || (this.theirs && person !== this.theirs)) return
    this.pointers.received = Math.max(this.pointers.received, received)
    this.pointers.read = Math.max(this.pointers.read, read)
  }

  compare(seq, revision) {
    if (seq > this.last || revision > this.revision) this.ask()
  }

  /** What stands around the messages may have moved: a block, what waits to be sent, what rooms above show. */
  async hearNews({ conversations, around = [] }) {
    const isAround = around.includes(this.conversation)
    const mayHold = conversations.includes(this.conversation) && this.querySelector(".waiting__one:not([data-held])")
    if (!isAround && !mayHold) return
    if (await refreshFrame()) this.compose()
  }

  /** The catch-up question, over whatever carries it; not twice at once. */
  async ask() {
    if (Date.now() - (this.asking ?? 0) < ASK_AGAIN_MS) return
    this.asking = Date.now()
    if (connection.send("changes", { conversation: this.conversation, ...this.held })) return
    const changes = await fetchJson(`${this.dataset.changes}?${new URLSearchParams(this.held)}`)
    if (changes) this.apply(changes)
  }

  tell(what) {
    if (this.last <= this.told[what]) return
    this.told[what] = this.last
    const content = { conversation: this.conversation, seq: this.last }
    if (connection.send(what, content) || what !== "read") return
    postForm(this.dataset.reading, { seq: this.last }).catch(() => (this.told.read = 0))
  }

  /** What was told while the line was dead may be lost; pointers only grow, so it can be said twice. */
  tellAgain() {
    this.told = { received: 0, read: 0 }
    this.tellReceived()
    this.tellRead()
  }

  /** Read means: on the screen, at the end, in the window the person is looking at. */
  seen() {
    if (document.visibilityState !== "visible" || !document.hasFocus() || !this.log.isAtEnd) return
    if (!connection.isOpen && connection.state === "connecting") return this.tellRead()
    this.tell("read")
  }

  scrolled() {
    if (!this.log.isAtEnd) return
    this.jump.hidden = true
    this.tellRead()
  }

  clicked(event) {
    const earlier = event.target.closest("[data-earlier]")
    const quote = event.target.closest(".quote")
    if (quote && !document.getElementById(quote.hash.slice(1))) this.lookUp(event, quote)
    const action = event.target.closest("[data-action]")
    if (earlier) {
      event.preventDefault()
      this.showEarlier(earlier)
    }
    if (action) this.act(action.dataset.action, action.closest(".line"))
  }

  /** A quoted message further up than what is here is shown among its neighbours. */
  lookUp(event, quote) {
    event.preventDefault()
    location.assign(`?before=${Number(quote.dataset.quote) + 20}${quote.hash}`)
  }

  async showEarlier(link) {
    link.setAttribute("aria-busy", "true")
    const part = await fetchPart(link.href)
    if (!part) return location.assign(link.href)
    link.remove()
    this.log.prepend([...part.body.children].filter((node) => node.matches(".line, .note, [data-earlier]")))
  }

  act(action, line) {
    if (action === "undo") return this.undo(line)
    const clientId = line.querySelector("article").id.slice(2)
    if (action === "retry") return outbox.retry(clientId)
    this.composer?.restore(line.detail?.body ?? "")
    this.log.drop(clientId)
  }

  showTyping({ person, name }) {
    if (person === this.dataset.me) return
    if (this.isOffice && person !== this.theirs) return this.showColleague(name)
    clearTimeout(this.typing?.timer)
    if (!this.typing) this.typing = { element: typingBubble(name) }
    const wasAtEnd = this.log.isAtEnd
    this.typing.person = person
    this.log.element.append(this.typing.element)
    if (wasAtEnd) this.log.toEnd()
    this.typing.timer = setTimeout(() => this.hideTyping(person), TYPING_MS)
  }

  hideTyping(person) {
    if (this.typing?.person !== person) return
    clearTimeout(this.typing.timer)
    this.typing.element.remove()
    this.typing = undefined
  }

  hidePaused({ person }) {
    this.hideTyping(person)
    if (this.isOffice && person !== this.theirs) this.hideColleague()
  }

  hideColleague() {
    this.parentElement.querySelector("[data-collision]").hidden = true
  }

  showColleague(name) {
    const banner = this.parentElement.querySelector("[data-collision]")
    banner.querySelector("[data-collision-words]").textContent = say("also_writing", { name })
    banner.hidden = false
    clearTimeout(this.colleague)
    this.colleague = setTimeout(() => this.hideColleague(), TYPING_MS)
  }

  showPresence({ person, state }) {
    this.present[person] = state
    for (const holder of document.querySelectorAll(`[data-avatar="${CSS.escape(person)}"] .avatar`)) {
      const isAway = "away" in holder.parentElement.dataset
      if (state === "on" || isAway) holder.dataset.on = isAway ? "away" : "yes"
      else delete holder.dataset.on
    }
    if (person === this.dataset.me || (this.theirs && person !== this.theirs)) return
    for (const words of this.closest("section").querySelectorAll("[data-presence]")) words.hidden = state !== "on"
  }

  showAllPresence() {
    for (const [person, state] of Object.entries(this.present)) this.showPresence({ person, state })
  }

  showConnection(state) {
    clearTimeout(this.netTimer)
    if (state === "open") this.tellAgain()
    if (state === "lost") {
      this.netTimer = setTimeout(() => this.showNet(lostWords(), state), navigator.onLine ? 1500 : 0)
    } else if (state === "open" && this.net.textContent) {
      this.showNet(say("back"), state)
      this.netTimer = setTimeout(() => this.showNet("", state), BACK_MS)
    }
  }

  showSignedOut() {
    clearTimeout(this.netTimer)
    this.showNet(say("signed_out"), "lost")
  }

  get net() {
    return this.querySelector("[data-net]")
  }

  showNet(words, state) {
    this.net.textContent = words
    this.net.dataset.state = state
  }

  close(message) {
    connection.topics.delete(this.topic)
    this.showNet(message || say("cut"), "lost")
    this.querySelector("[data-composer]")?.remove()
  }
}

/** Why nothing comes in at this moment, and what brings it back. */
function lostWords() {
  if (connection.isSignedOut) return say("signed_out")
  if (connection.isResting) return say("resting")
  return navigator.onLine ? say("reconnecting") : say("offline")
}

function typingBubble(name) {
  const bubble = document.createElement("div")
  bubble.className = "bubble typing"
  bubble.setAttribute("role", "status")
  const words = document.createElement("span")
  words.className = "sr"
  words.textContent = say("typing", { name })
  bubble.append(...[1, 2, 3].map(() => document.createElement("i")), words)
  return bubble
}

customElements.define("live-thread", LiveThread)
