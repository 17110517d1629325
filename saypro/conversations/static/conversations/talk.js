// The pages where people talk.

import "./thread.js";
import "./inbox.js";
import "./office.js";
import "./question.js";
import "./menus.js";
