"""The load generator: a process of its own without Django, so that it does not become the limit."""
