// What was written without network leaves from whatever page its writer comes back to.

import { connection } from "./socket.js";
import { outbox } from "./outbox.js";

connection.addEventListener("hello", ({ detail }) => outbox.open(detail.person))
if (connection.isOpen) outbox.open(connection.person) // it was faster than this script
