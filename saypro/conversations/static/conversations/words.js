// What the browser says by itself, as the server handed it over with the page.

const words = JSON.parse(document.getElementById("talk-words")?.textContent ?? "{}")

/** The words for a key, with {name} and the like filled in. */
export function say(key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}
