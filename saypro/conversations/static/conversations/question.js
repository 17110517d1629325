// The first question about an ad is a plain form; Enter sends it all the same.

const text = document.querySelector("form.composer:not(live-thread *) textarea")

text?.addEventListener("keydown", (event) => {
  const wantsSend = event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches
  if (!wantsSend || !text.value.trim()) return
  event.preventDefault()
  text.form.requestSubmit()
})
