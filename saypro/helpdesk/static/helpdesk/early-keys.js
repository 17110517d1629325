// Keys pressed before the modules are there are kept, and desk-keys.js presses them again. Not a module itself: those wait for the page.

window.earlyKeys = []
window.keepKey = (event) => window.earlyKeys.push(event)
addEventListener("keydown", window.keepKey)
