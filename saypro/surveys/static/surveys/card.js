// A tap on the card in a thread is saved where it stands; without a script, or when that fails, the form is sent.

const PLACE = "[data-survey-place]"

document.addEventListener("submit", async (event) => {
  const form = event.target
  if (!form.matches("[data-survey-form]") || !form.closest(PLACE) || event.defaultPrevented) return
  event.preventDefault()
  const fresh = await send(form, event.submitter)
  if (!fresh) return resend(form, event.submitter)
  put(form.closest(PLACE), fresh)
})

/** The card as it stands after the answer, or null where it did not arrive. */
async function send(form, submitter) {
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form, submitter) })
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    return page.querySelector("[data-survey]")
  } catch {
    return null
  }
}

function resend(form, submitter) {
  form.removeAttribute("data-survey-form")
  form.requestSubmit(submitter)
}

function put(place, card) {
  place.replaceChildren(document.adoptNode(card))
  const first = place.querySelector("[role=alert], [name^=factor_], textarea, summary")
  first?.focus()
}
