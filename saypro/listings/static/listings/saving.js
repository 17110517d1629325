// Hearts: the same form as without scripts, sent in the background.

async function send(heart) {
  const body = new FormData(heart.form, heart)
  const answer = await fetch(heart.formAction, { method: "POST", body, headers: { Accept: "application/json" } })
  if (answer.status !== 204) return location.assign(answer.redirected ? answer.url : location.href)
}

function turn(heart) {
  const saved = heart.getAttribute("aria-pressed") === "true"
  heart.setAttribute("aria-pressed", String(!saved))
  heart.value = saved ? "save" : "forget"
}

document.getElementById("saving")?.addEventListener("submit", (event) => {
  const heart = event.submitter
  if (!heart?.matches("[aria-pressed]")) return
  event.preventDefault()
  const sent = send(heart)
  turn(heart)
  sent.catch(() => turn(heart))
})
