// The same over HTTP: forms, fragments, and the catch-up question.

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""

function formOf(fields) {
  const form = new FormData()
  form.set("csrfmiddlewaretoken", token())
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}

/** POST fields as a form; asks for JSON. */
export function postForm(url, fields) {
  return fetch(url, { method: "POST", body: formOf(fields), headers: { Accept: "application/json" } })
}

/** POST fields while the page is going away. */
export function postInPassing(url, fields) {
  navigator.sendBeacon(url, formOf(fields))
}

/** A part of a page, parsed; null when there is nothing or no network. */
export async function fetchPart(url) {
  try {
    const response = await fetch(url, { headers: { "HX-Request": "true" } })
    if (response.status !== 200 || response.redirected) return null
    return new DOMParser().parseFromString(await response.text(), "text/html")
  } catch {
    return null
  }
}

/** A whole page, parsed; null when it cannot be had. */
export async function fetchPage(url) {
  try {
    const response = await fetch(url)
    return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null
  } catch {
    return null
  }
}

/** JSON, or null when it cannot be had. */
export async function fetchJson(url) {
  try {
    const response = await fetch(url, { headers: { Accept: "application/json" } })
    return response.ok && !response.redirected ? await response.json() : null
  } catch {
    return null
  }
}

/** Call `work` at most once in `ms`, however often it is wished for, and never forget the last wish. */
export function paced(work, ms) {
  let timer
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      work()
    }, ms)
  }
}

/** Call `work` once, `ms` after the last wish for it. */
export function debounced(work, ms) {
  let timer
  const later = (...args) => {
    clearTimeout(timer)
    timer = setTimeout(() => work(...args), ms)
  }
  later.cancel = () => clearTimeout(timer)
  return later
}
