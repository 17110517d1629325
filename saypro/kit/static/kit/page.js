// What every page does: the search shortcut, toasts that leave, a menu that closes.

import "./toasts.js";
import "./shortcuts.js";
