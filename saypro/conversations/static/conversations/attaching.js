// The ways to a file: the button, dropping it anywhere on the thread, pasting it into the text.

const LEFT_MS = 200

export function offerFiles(form, uploads) {
  const button = form.querySelector("[data-attach]")
  const input = form.querySelector("[data-files]")
  button.hidden = false
  button.addEventListener("click", () => input.click())
  input.addEventListener("change", () => {
    uploads.take([...input.files])
    input.value = ""
    form.elements.body.focus()
  })
  form.elements.body.addEventListener("paste", (event) => pasted(event, uploads))
  takeDrops(form.closest("section"), uploads)
}

/** A copied table is a picture, too: where there are words, they are what was meant. */
function pasted(event, uploads) {
  const { files, types } = event.clipboardData
  if (!files.length || types.includes("text/plain")) return
  event.preventDefault()
  uploads.take([...files])
}

function takeDrops(section, uploads) {
  let leaving
  const over = (isOver) => section.toggleAttribute("data-dropping", isOver)
  section.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    over(true)
    clearTimeout(leaving) // leaving is not told reliably where elements lie in elements
    leaving = setTimeout(() => over(false), LEFT_MS)
  })
  section.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return
    event.preventDefault()
    over(false)
    uploads.take([...event.dataTransfer.files])
  })
}
