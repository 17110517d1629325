// What sign-in and settings gain from JavaScript; every form but the passkey's works without it.
import "./password.js";
import "./passkey.js";
