"""Facts and what follows from them:

the log of everything that happened, and the retried jobs that react to it.
"""
