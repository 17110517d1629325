// The page of an ad: photos by keyboard and thumb, sharing, and the count of who looked.
import "./saving.js";

class Gallery extends HTMLElement {
  connectedCallback() {
    this.row = this.querySelector(".gallery__row")
    if (!this.row) return
    this.photos = [...this.row.children]
    this.thumbs = [...this.querySelectorAll(".gallery__thumbs > a")]
    this.row.addEventListener("keydown", (event) => this.steer(event))
    this.row.addEventListener("scrollend", () => this.mark())
    this.addEventListener("click", (event) => this.pick(event))
  }

  get place() {
    return Math.round(Math.abs(this.row.scrollLeft) / this.row.clientWidth)
  }

  steer(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    this.show(this.place + step)
  }

  pick(event) {
    const place = this.thumbs.indexOf(event.target.closest("a"))
    if (place < 0) return
    event.preventDefault()
    this.show(place)
  }

  show(place) {
    const wanted = this.photos[Math.max(0, Math.min(place, this.photos.length - 1))]
    this.row.scrollTo({ left: wanted.offsetLeft - this.row.offsetLeft })
    this.mark(this.photos.indexOf(wanted))
  }

  mark(place = this.place) {
    this.thumbs.forEach((thumb, index) => {
      if (index === place) thumb.setAttribute("aria-current", "true")
      else thumb.removeAttribute("aria-current")
    })
  }
}

class Share extends HTMLElement {
  connectedCallback() {
    this.hidden = !(navigator.share ?? navigator.clipboard)
    this.querySelector("button").addEventListener("click", () => this.share())
  }

  async share() {
    const url = document.querySelector("link[rel=canonical]")?.href ?? location.href
    if (navigator.share) return navigator.share({ title: document.title, url }).catch(() => {})
    await navigator.clipboard.writeText(url)
    const { say } = await import(this.dataset.toasts)
    say(this.dataset.copied)
  }
}

customElements.define("listings-gallery", Gallery)
customElements.define("listings-share", Share)

const sighting = document.querySelector("[data-sighting]")
if (sighting) {
  const body = new FormData(document.getElementById("saving"))
  fetch(sighting.dataset.sighting, { method: "POST", body, keepalive: true }).catch(() => {})
}
