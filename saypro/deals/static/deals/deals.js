// What belongs to deals on any page: sheets as dialogs, parts that follow the thread, time that runs out,
// and times by the reader's clock.

import "./sheets.js";
import "./parts.js";
import "./left.js";
import "./when.js";
