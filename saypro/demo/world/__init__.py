"""The demo's world before it is stored: a pure function of a seed and a moment."""
