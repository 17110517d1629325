// What the scripts of deals say, handed over with the page.

const said = JSON.parse(document.getElementById("deal-words")?.textContent ?? "{}")

/** The words of this name with their count; "" where the page has none. */
export const words = (name, count) => (said[name] ?? "").replace("{count}", count)
