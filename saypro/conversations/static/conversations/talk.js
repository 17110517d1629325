// The pages where people talk.

import "./thread.js";
import "./inbox.js";
import "./filing.js";
import "./selecting.js";
import "./inbox-keys.js";
import "./question.js";
import "./menus.js";
import "./gallery.js";
