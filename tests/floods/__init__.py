"""Floods, broken frames and slow readers against a real server in a process of its own."""
