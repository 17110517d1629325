// Pushes to this browser: turned on and off on the settings page, kept alive on every page.

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""

/** The address this browser's pushes went to when it was last told to the server; "" for none. */
const known = {
  get address() {
    try {
      return localStorage.getItem("pushes") ?? ""
    } catch {
      return ""
    }
  },
  set address(address) {
    try {
      if (address) localStorage.setItem("pushes", address)
      else localStorage.removeItem("pushes")
    } catch {
      // Storage is switched off: the server knows anyway.
    }
  },
}

/** Browsers change the address now and then: tell the new one. */
export async function renewPushes(registration) {
  const subscription = await registration.pushManager?.getSubscription()
  if (known.address && subscription && subscription.endpoint !== known.address) await tell(subscription)
}

/** Nobody is signed in here: what is told to whoever was is not for this screen. */
export async function forgetPushes(registration) {
  if (!known.address) return
  known.address = ""
  await (await registration.pushManager?.getSubscription())?.unsubscribe()
}

export async function turnOn(key) {
  const registration = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: key }
  await tell(await registration.pushManager.subscribe(options))
}

export async function turnOff() {
  const registration = await navigator.serviceWorker.ready
  await (await registration.pushManager.getSubscription())?.unsubscribe()
  known.address = ""
}

export async function currentAddress() {
  const registration = await navigator.serviceWorker.ready
  return (await registration.pushManager.getSubscription())?.endpoint ?? ""
}

async function tell(subscription) {
  const { endpoint, keys } = subscription.toJSON()
  const form = new FormData()
  form.set("csrfmiddlewaretoken", token())
  form.set("endpoint", endpoint)
  form.set("p256dh", keys.p256dh)
  form.set("auth", keys.auth)
  const answer = await fetch("/my/notifications/browsers/", { method: "POST", body: form })
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
  known.address = endpoint
}
