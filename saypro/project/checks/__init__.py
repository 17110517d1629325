"""Checks of our own, each a module that prints what it found and exits with 1."""
