// The photos of an ad that is being written: sent one by one, sorted and removed in place.

const ASK_AGAIN_MS = 1500

export class Photos {
  constructor(host, changed) {
    this.host = host
    this.changed = changed
    this.list = host.querySelector(".photos")
    this.zone = host.querySelector(".dropzone")
    this.input = this.zone.querySelector("input")
    this.token = host.querySelector("[name=csrfmiddlewaretoken]").value
    this.sending = 0
    const words = this.zone.querySelector("[data-drop]")
    words.textContent = words.dataset.drop
    this.listen()
    for (const shot of this.shots) this.watch(shot)
  }

  get shots() {
    return [...this.list.querySelectorAll("[data-shot]")]
  }

  get count() {
    return this.shots.filter((shot) => shot.dataset.state !== "bad").length
  }

  get isBusy() {
    return this.sending > 0
  }

  listen() {
    this.input.addEventListener("change", () => {
      this.take([...this.input.files])
      this.input.value = ""
    })
    for (const name of ["dragover", "dragleave", "drop"]) this.zone.addEventListener(name, (event) => this.hover(event))
    this.list.addEventListener("click", (event) => this.act(event))
    this.list.addEventListener("dragstart", ({ target }) => (this.dragged = target.closest("[data-shot]")))
    this.list.addEventListener("dragover", (event) => this.drag(event))
    this.list.addEventListener("dragend", () => this.drop())
  }

  hover(event) {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    this.zone.toggleAttribute("data-over", event.type === "dragover")
    if (event.type === "drop") this.take([...event.dataTransfer.files])
  }

  take(files) {
    const room = Number(this.host.dataset.most) - this.count - this.sending
    for (const file of files.slice(0, Math.max(room, 0))) this.send(file)
  }

  send(file) {
    const shot = this.fromTemplate("sending")
    const address = URL.createObjectURL(file)
    shot.querySelector("img").src = address
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => this.progress(shot, loaded / total)
    request.onloadend = () => this.arrived(shot, request, address)
    request.open("POST", this.host.dataset.upload)
    request.setRequestHeader("X-CSRFToken", this.token)
    const body = new FormData()
    body.append("upload", file)
    request.send(body)
    this.sending += 1
  }

  progress(shot, part) {
    shot.querySelector("[data-percent]").textContent = `${Math.round(part * 100)}%`
    shot.querySelector("i").style.setProperty("--v", `${part * 100}%`)
  }

  arrived(shot, request, address) {
    this.sending -= 1
    if (request.status === 201) {
      const ready = this.parsed(request.responseText)
      shot.replaceWith(ready)
      this.picture(ready, address)
      this.watch(ready)
    } else {
      const refused = this.fromTemplate("refused")
      refused.querySelector("[data-reason]").textContent = this.sentence(request)
      shot.replaceWith(refused)
    }
    this.update()
  }

  /** Ask about a photo until it is prepared; meanwhile the browser's own copy is shown. */
  watch(shot) {
    if (shot.dataset.state !== "waiting") return
    setTimeout(async () => {
      if (!shot.isConnected) return
      const answer = await fetch(`${this.host.dataset.upload}${shot.dataset.shot}/shot/`).catch(() => null)
      if (!shot.isConnected) return
      const fresh = answer?.ok ? this.parsed(await answer.text()) : shot
      if (fresh.dataset.state !== "waiting") shot.replaceWith(fresh)
      this.watch(fresh.dataset.state === "waiting" ? shot : fresh)
      this.update()
    }, ASK_AGAIN_MS)
  }

  act(event) {
    const button = event.target.closest("button")
    const shot = button?.closest(".shot")
    if (!shot) return
    event.preventDefault()
    if (button.name === "move") this.move(shot, button.value.startsWith("up") ? -1 : 1, button)
    else shot.remove()
    this.update()
  }

  move(shot, step, button) {
    const shots = this.shots
    const target = shots[shots.indexOf(shot) + step]
    if (!target) return
    if (step < 0) target.before(shot)
    else target.after(shot)
    button.focus()
  }

  drag(event) {
    const over = event.target.closest("[data-shot]")
    if (!this.dragged || !over) return
    event.preventDefault()
    if (over === this.dragged) return
    const shots = this.shots
    if (shots.indexOf(over) < shots.indexOf(this.dragged)) over.before(this.dragged)
    else over.after(this.dragged)
  }

  drop() {
    this.dragged = null
    this.update()
  }

  update() {
    const count = `${this.count} / ${this.host.dataset.most}`
    this.host.querySelector("[data-count]").textContent = count
    this.host.querySelector("[data-status]").textContent = count
    this.changed()
  }

  picture(shot, address) {
    const image = new Image()
    image.alt = ""
    image.src = address
    shot.querySelector(".no-photo")?.replaceWith(image)
  }

  showCover(place) {
    const cover = this.shots.find((shot) => shot.querySelector("img"))?.querySelector("img")
    if (!cover || place.querySelector("img")?.src === cover.src) return
    place.replaceChildren(cover.cloneNode())
  }

  /** What the server says, or what a proxy or a lost network left unsaid. */
  sentence(request) {
    const { tooLarge, notSent } = this.list.dataset
    try {
      return JSON.parse(request.responseText).message
    } catch {
      return request.status === 413 ? tooLarge : notSent
    }
  }

  fromTemplate(name) {
    const shot = this.host.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true)
    this.list.querySelector(".photos__add").before(shot)
    return shot
  }

  parsed(html) {
    const template = document.createElement("template")
    template.innerHTML = html
    const shot = template.content.querySelector(".shot")
    shot.draggable = true
    return shot
  }
}
