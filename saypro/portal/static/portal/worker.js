// The service worker: a page for when there is no network, and pushes. It keeps nothing that is anybody's own.

const { version, offline, kept } = FACTS
const NAME = `saypro-${version}`

addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())))
addEventListener("activate", (event) => event.waitUntil(takeOver()))
addEventListener("fetch", (event) => answer(event))
addEventListener("push", (event) => event.waitUntil(show(event.data?.json() ?? {})))
addEventListener("notificationclick", (event) => event.waitUntil(follow(event.notification)))

/** Asked for without cookies: what is kept is the same for everybody. */
async function keep() {
  const cache = await caches.open(NAME)
  await cache.addAll([offline, ...kept].map((url) => new Request(url, { credentials: "omit", cache: "reload" })))
}

async function takeOver() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith("saypro-") && name !== NAME).map((name) => caches.delete(name)))
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

function answer(event) {
  const { request } = event
  if (request.method !== "GET") return
  if (request.mode === "navigate") event.respondWith(page(event))
  else if (kept.includes(new URL(request.url).pathname)) event.respondWith(part(request))
}

/** Always from the network; only without one, the page that says so. */
async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return (await caches.match(offline)) ?? Response.error()
  }
}

async function part(request) {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(request)) ?? Response.error()
  }
}

function show({ title = "SayPro Classified", body = "", url = "/", tag = "news" }) {
  const icon = kept.find((path) => path.includes("favicon"))
  return self.registration.showNotification(title, { body, tag, icon, badge: icon, renotify: true, data: { url } })
}

/** To a window that shows the page, or else any of ours, or else a new one. */
async function follow(notification) {
  notification.close()
  const url = new URL(notification.data.url, self.location)
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
  const there = windows.find((one) => new URL(one.url).pathname === url.pathname)
  if (there) return there.focus()
  const [any] = windows
  if (any) return (await any.navigate(url.href))?.focus()
  return self.clients.openWindow(url.href)
}
