"""How a comment is meant, told by no service: VADER for English, a small model of ours for the rest.

Pure functions; nothing here knows a table. Heavy, so only workers and commands import it.
"""
