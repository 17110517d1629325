// A key written in data-shortcut moves the focus there, or follows the link, unless somebody is typing or holding
// another key. What the page itself offers goes before what the frame of every page does.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]")

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
  const wanted = `[data-shortcut="${CSS.escape(event.key)}"]`
  const field = document.querySelector(`main ${wanted}`) ?? document.querySelector(wanted)
  if (!field?.checkVisibility()) return
  event.preventDefault()
  if (field.href) field.click()
  else field.focus()
})
