"""Proof by measure: replay of chat logs, load, page times and faults, all through the real server."""
