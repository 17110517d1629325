"""Looking after each other: the safety coach, reports of abuse, and what the office decides about them.

It warns, removes and suspends; it never does so without saying why, and never because many ask for it.
"""
