// A key written in data-shortcut moves the focus there, unless somebody is typing or holding another key.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]")

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
  const field = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`)
  if (!field?.checkVisibility()) return
  event.preventDefault()
  field.focus()
})
