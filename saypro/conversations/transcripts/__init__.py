"""A thread as one of its people keeps it: lines of words, written as text or set as PDF.

Nothing in it tells how to reach the others: their addresses and numbers are left out wherever they stand.
"""
