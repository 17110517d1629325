// The photos of a thread, one at a time and large; arrow keys lead to the next, Escape back.

const dialog = document.querySelector("[data-gallery]")
const photos = () => [...document.querySelectorAll("a[data-photo]")]

class Gallery {
  constructor(element) {
    this.element = element
    this.image = element.querySelector("img")
    element.addEventListener("click", (event) => this.clicked(event))
    element.addEventListener("keydown", (event) => this.key(event))
    element.addEventListener("close", () => this.closed())
    this.image.addEventListener("load", () => element.removeAttribute("aria-busy"))
  }

  open(photo) {
    this.show(photo)
    this.element.showModal()
  }

  show(photo) {
    const all = photos()
    this.at = photo
    const { alt } = photo.querySelector("img")
    const place = all.indexOf(photo)
    this.element.setAttribute("aria-busy", "true")
    this.image.src = photo.dataset.photo
    this.image.alt = alt
    const words = this.element.querySelector("[data-place]")
    words.textContent = words.dataset.words.replace("{place}", place + 1).replace("{count}", all.length)
    this.element.querySelector("[data-save]").href = photo.href
    for (const step of this.element.querySelectorAll("[data-step]")) step.disabled = !all[place + Number(step.dataset.step)]
    new Image().src = all[place + 1]?.dataset.photo ?? photo.dataset.photo
  }

  step(by) {
    const all = photos()
    const next = all[all.indexOf(this.at) + by]
    if (next) this.show(next)
  }

  key(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!by) return
    event.preventDefault()
    this.step(getComputedStyle(this.element).direction === "rtl" ? -by : by)
  }

  clicked(event) {
    const step = event.target.closest("[data-step]")
    if (step) return this.step(Number(step.dataset.step))
    if (event.target === this.element || event.target.closest("[data-close]")) this.element.close()
  }

  closed() {
    this.image.removeAttribute("src")
    this.at.focus()
    this.at.scrollIntoView({ block: "nearest" })
  }
}

if (dialog) {
  const gallery = new Gallery(dialog)
  document.addEventListener("click", (event) => {
    const photo = event.target.closest("a[data-photo]")
    if (!photo || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    gallery.open(photo)
  })
}
