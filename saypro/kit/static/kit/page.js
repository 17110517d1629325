// What every page does: toasts that leave, keys that lead to a field, and tabs in sight.

import "./toasts.js";
import "./shortcuts.js";
import "./tabs.js";
