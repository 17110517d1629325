// The bell of the frame, on the socket that the talk runs over.

import { connection } from "../conversations/socket.js";
import { fetchPart, postForm, postInPassing } from "../conversations/http.js";
import { Bell } from "../notifications/bell.js";

new Bell({ connection, fetchPart, postForm, postInPassing }).listen()
