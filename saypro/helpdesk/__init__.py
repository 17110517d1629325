"""The office's help desk: matters people bring to us, what we promised about them, and whether we kept it.

A ticket is one matter in a support thread of the room below, which keeps the words; never decides what may be
said there.
"""
