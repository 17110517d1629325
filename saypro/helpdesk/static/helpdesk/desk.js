// The office's pages.

import "../conversations/talk.js";
import "./office.js";
import "./writing.js";
