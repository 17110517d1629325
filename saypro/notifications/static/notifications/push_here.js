// <push-here>: the button that lets this browser take pushes, and what to do when it cannot.

import { currentAddress, turnOff, turnOn } from "./pushes.js";

class PushHere extends HTMLElement {
  connectedCallback() {
    this.button.addEventListener("click", () => this.turnOn())
    for (const form of document.querySelectorAll("[data-browser]")) {
      form.addEventListener("submit", (event) => this.remove(event, form))
    }
    this.look()
  }

  get button() {
    return this.querySelector("button")
  }

  async look() {
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return this.show("unable")
    if (Notification.permission === "denied") return this.show("denied")
    const address = await currentAddress()
    const mine = [...document.querySelectorAll("[data-browser]")].find((form) => form.dataset.browser === address)
    this.show(address && mine ? "on" : "off")
    mine?.closest("li").querySelector("[data-this]")?.removeAttribute("hidden")
  }

  show(state) {
    this.dataset.state = state
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state
  }

  async turnOn() {
    this.button.setAttribute("aria-busy", "true")
    try {
      await turnOn(this.dataset.key)
      location.reload()
    } catch {
      this.button.removeAttribute("aria-busy")
      this.show(Notification.permission === "denied" ? "denied" : "failed")
    }
  }

  async remove(event, form) {
    if (form.dataset.browser !== (await currentAddress())) return
    await turnOff()
  }
}

customElements.define("push-here", PushHere)
