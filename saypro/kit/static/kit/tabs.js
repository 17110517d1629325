// The tab of this page is in sight where a row of tabs scrolls sideways.

for (const here of document.querySelectorAll("nav [aria-current]")) {
  const row = here.closest("nav")
  const before = here.getBoundingClientRect().left - row.getBoundingClientRect().left
  row.scrollLeft += before - (row.clientWidth - here.offsetWidth) / 2
}
