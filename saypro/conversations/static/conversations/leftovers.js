// What was written without network leaves from whatever page its writer comes back to.

import { connection } from "./socket.js";
import { outbox } from "./outbox.js";

connection.addEventListener("hello", ({ detail }) => {
  try {
    localStorage.setItem("person", detail.person) // whose unsent messages the page for no network may show
  } catch {
    // Storage is switched off.
  }
  outbox.open(detail.person)
})
