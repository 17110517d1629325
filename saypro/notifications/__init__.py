"""One way out: every mail the house sends goes through here.

Never decides that something is worth telling.
"""
