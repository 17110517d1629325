// No network: what was written and has not left yet is shown, and the page comes back by itself.

const ASK_MS = 5000

const list = document.querySelector("[data-unsent]")
const state = document.getElementById("state")

/** What whoever was last signed in here has not sent; the outbox keeps it under their name. */
function unsent() {
  try {
    return JSON.parse(localStorage.getItem(`outbox:${localStorage.getItem("person")}`) ?? "[]")
  } catch {
    return []
  }
}

function drawn({ body, at }) {
  const item = Object.assign(document.createElement("li"), { className: "offline__said", dir: "auto" })
  const time = document.createElement("time")
  const moment = new Date(at)
  if (!Number.isNaN(moment.valueOf())) {
    time.dateTime = at
    time.textContent = moment.toLocaleString([], { weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false })
  }
  item.append(body, time)
  return item
}

function show() {
  const posts = unsent()
  list.replaceChildren(...posts.map(drawn))
  list.closest("section").hidden = !posts.length
}

async function ask() {
  try {
    if ((await fetch("/up/", { cache: "no-store" })).ok) return back()
  } catch {
    // Still away.
  }
}

function back() {
  state.textContent = state.dataset.back
  location.reload()
}

show()
addEventListener("online", ask)
addEventListener("storage", show)
document.querySelector("[data-retry]").addEventListener("click", ask)
setInterval(ask, ASK_MS)
