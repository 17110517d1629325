// The office's pages.

import "../conversations/talk.js";
import "./office.js";
import "./desk-keys.js";
import "./command-bar.js";
import "./writing.js";
