"""What helps without asking: articles, the help centre that finds them, and what readers make of them.

The office writes; everybody reads, signed in or not. Never knows who talks with whom.
"""
