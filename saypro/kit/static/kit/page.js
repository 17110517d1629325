// What every page does: toasts that leave, and keys that lead to a field.

import "./toasts.js";
import "./shortcuts.js";
