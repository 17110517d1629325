// What makes the site an app on every page: the service worker, and forgetting whoever has left.

import { forgetPushes, renewPushes } from "../notifications/pushes.js";

const isSignedIn = document.querySelector("[data-bell]") !== null

async function start() {
  if (!("serviceWorker" in navigator)) return
  const registration = await navigator.serviceWorker.register("/service-worker.js")
  await (isSignedIn ? renewPushes(registration) : forgetPushes(registration))
}

try {
  if (!isSignedIn) localStorage.removeItem("person")
} catch {
  // Storage is switched off: there is nothing to forget.
}
start().catch(() => {}) // Private windows and old browsers do without
