// Single keys: they rest while somebody types, holds another key or looks at a dialog.

export function isSingle(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return false
  return !event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")
}
