"""Floods: somebody takes all the server has to give, and the others' messages are timed meanwhile."""
