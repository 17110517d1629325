// One socket for the whole tab: every topic travels over it, and it comes back by itself.
//
// Frames arrive as events named after the frame; "state" tells "connecting", "open" or "lost".

const MOST_WAIT_S = 30
const PATIENCE_MS = 5000
const SIGNED_OUT = 4401
const RESTING = 4408
const OUR_FAULT = new Set([1002, 1007, 1008, 1009])
const PENANCE_S = 10
const QUESTIONS = new Set(["join", "changes"])
const AGAIN_MS = 2000

class Connection extends EventTarget {
  state = "connecting"
  person = ""
  topics = new Map()
  tries = 0
  ending = 0
  beatMs = 25_000

  constructor() {
    super()
    addEventListener("online", () => this.reconnect(0))
    addEventListener("offline", () => this.lose())
    addEventListener("pagehide", () => this.socket?.close())
    addEventListener("pageshow", (event) => event.persisted && this.reconnect(0))
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.probe())
    addEventListener("focus", () => this.wake())
    for (const use of ["pointerdown", "keydown"]) addEventListener(use, () => this.isResting && this.wake())
    this.open()
  }

  get isSignedOut() {
    return this.ending === SIGNED_OUT
  }

  get isResting() {
    return this.ending === RESTING
  }

  get isOpen() {
    return this.state === "open"
  }

  /** Listen to a topic from now on, over every reconnection; `held` answers with what is known of it by then. */
  join(topic, held) {
    this.topics.set(topic, held)
    this.sendJoin(topic)
  }

  /** Send a frame now; false when there is no socket to send it over. */
  send(name, content) {
    if (!this.isOpen) return false
    this.socket.send(JSON.stringify({ [name]: content }))
    return true
  }

  open() {
    clearTimeout(this.waiting)
    if (!navigator.onLine) return this.turn("lost")
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket/`)
    this.socket = socket
    socket.addEventListener("message", (event) => this.socket === socket && this.hear(event.data))
    socket.addEventListener("close", ({ code }) => this.socket === socket && this.end(code))
  }

  hear(text) {
    this.listenForSilence()
    const [[name, content]] = Object.entries(JSON.parse(text))
    if (name === "hello") this.greet(content)
    if (name === "bye") this.lose(content.retry_s)
    if (name === "error") this.askAgain(content)
    this.dispatchEvent(new CustomEvent(name, { detail: content }))
  }

  greet({ person, beat_s: beat }) {
    if (this.person && this.person !== person) return location.reload() // another tab signed somebody else in
    this.person = person
    this.beatMs = beat * 1000
    this.tries = 0
    this.ending = 0
    this.turn("open")
    this.joinAll()
  }

  joinAll() {
    for (const topic of this.topics.keys()) this.sendJoin(topic)
  }

  /** A server with too many questions at once answers some of them not at all: then all is asked once more. */
  askAgain({ about, code }) {
    if (code !== "unavailable" || !QUESTIONS.has(about)) return
    clearTimeout(this.again)
    this.again = setTimeout(() => this.joinAll(), AGAIN_MS * (1 + Math.random()))
  }

  sendJoin(topic) {
    this.send("join", { topic, ...this.topics.get(topic)?.() })
  }

  /** What the code of a close asks for. Not coming back by ourselves, when there are tabs enough or no session. */
  end(code) {
    if (code === SIGNED_OUT || code === RESTING) this.ending = code
    this.lose(OUR_FAULT.has(code) ? PENANCE_S * (1 + Math.random()) : undefined)
  }

  lose(waitS) {
    clearTimeout(this.silence)
    const socket = this.socket
    this.socket = null
    socket?.close()
    this.turn("lost")
    if (navigator.onLine && !this.ending) this.reconnect(waitS ?? Math.random() * Math.min(MOST_WAIT_S, 2 ** this.tries))
  }

  reconnect(waitS) {
    if (this.socket) return
    this.tries += 1
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.open(), waitS * 1000)
  }

  /** After a sleep the socket may be dead without knowing: ask, and do not wait long for the answer. */
  probe() {
    if (this.ending) return this.wake()
    if (!this.isOpen) return this.reconnect(0)
    this.send("ping", 1)
    this.listenForSilence(PATIENCE_MS)
  }

  /** A tab that rests comes back when it is used; one without a session only looks whether there is one again. */
  wake() {
    if (!this.ending) return
    if (this.isResting) this.ending = 0
    this.reconnect(0)
  }

  listenForSilence(ms = 2 * this.beatMs) {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.lose(0), ms)
  }

  turn(state) {
    if (state === this.state) return
    this.state = state
    this.dispatchEvent(new CustomEvent("state", { detail: state }))
  }
}

export const connection = new Connection()
