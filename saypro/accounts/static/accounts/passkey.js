// <passkey-ceremony>: asks the device before its form is sent, and puts the answer into the hidden field.
const fromText = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0))
const toText = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")

function asked(options) {
  const asked = { ...options, challenge: fromText(options.challenge) }
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (asked[list]) asked[list] = asked[list].map(known => ({ ...known, id: fromText(known.id) }))
  }
  if (asked.user) asked.user = { ...asked.user, id: fromText(asked.user.id) }
  return asked
}

function answered(credential) {
  const response = {}
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part])
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports()
  return {
    type: credential.type, id: credential.id, rawId: toText(credential.rawId), response,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  }
}

class PasskeyCeremony extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    this.field = this.querySelector("input[name=credential]")
    this.button = this.querySelector("button")
    this.error = document.createElement("p")
    this.error.className = "error passkey-error"
    this.error.setAttribute("role", "alert")
    this.append(this.error)
    this.form.addEventListener("submit", event => this.begin(event))
  }

  begin(event) {
    if (this.field.value) return
    event.preventDefault()
    this.error.textContent = ""
    if (!window.PublicKeyCredential) return this.say(this.dataset.unsupported)
    this.button.setAttribute("aria-busy", "true")
    this.perform().finally(() => this.button.removeAttribute("aria-busy"))
  }

  async perform() {
    let options
    try {
      options = await this.options()
    } catch {
      return this.say(this.dataset.offline)
    }
    try {
      const ceremony = { publicKey: asked(options.publicKey) }
      const credential = await navigator.credentials[this.dataset.kind](ceremony)
      this.field.value = JSON.stringify(answered(credential))
      this.form.submit()
    } catch {
      this.say(this.dataset.refused)
    }
  }

  async options() {
    if (this.dataset.options) return this.adjusted(JSON.parse(document.getElementById(this.dataset.options).textContent))
    const answer = await fetch(this.dataset.url, { headers: { Accept: "application/json" } })
    if (!answer.ok) throw new Error(answer.status)
    return (await answer.json()).request_options
  }

  adjusted(options) {
    if (this.dataset.kind !== "create") return options
    const alone = document.getElementById(this.dataset.alone)?.checked
    options.publicKey.authenticatorSelection = {
      ...options.publicKey.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged", requireResidentKey: alone,
      ...(alone ? { userVerification: "required" } : {}),
    }
    return options
  }

  say(words) {
    this.error.textContent = words
  }
}

customElements.define("passkey-ceremony", PasskeyCeremony)
