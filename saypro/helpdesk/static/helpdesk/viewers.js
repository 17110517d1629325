// Who else of the office looks at this ticket: told over the notes' topic, believed for a minute, stored nowhere.

import { connection } from "../conversations/socket.js";

const TOLD_MS = 20_000
const BELIEVED_MS = 50_000

export class Viewers {
  constructor(conversation, me, { also, alsoMany }) {
    Object.assign(this, { conversation, me, also, alsoMany, seen: new Map() })
    connection.addEventListener("viewing", ({ detail }) => detail.conversation === conversation && this.heard(detail))
    connection.addEventListener("joined", ({ detail }) => detail.topic === `notes:${conversation}` && this.tell({ asks: true }))
    document.addEventListener("visibilitychange", () => this.tell({ left: document.visibilityState !== "visible" }))
    addEventListener("pagehide", () => this.tell({ left: true }))
    setInterval(() => this.beat(), TOLD_MS)
  }

  tell(more = {}) {
    connection.send("viewing", { conversation: this.conversation, ...more })
  }

  beat() {
    if (document.visibilityState === "visible") this.tell()
    this.show()
  }

  heard({ person, name, asks, left }) {
    if (person === this.me) return
    if (left) this.seen.delete(person)
    else this.seen.set(person, { name, at: Date.now() })
    if (asks && document.visibilityState === "visible") this.tell()
    this.show()
  }

  show() {
    for (const [person, { at }] of this.seen) if (Date.now() - at > BELIEVED_MS) this.seen.delete(person)
    const names = [...this.seen.values()].map(({ name }) => name)
    const place = document.querySelector("[data-viewers]")
    if (!place) return
    place.hidden = !names.length
    const words = names.length > 1 ? this.alsoMany : this.also
    place.querySelector("[data-viewers-words]").textContent = names.length ? words.replace("{names}", names.join(", ")) : ""
  }
}
