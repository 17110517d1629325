"""Threads and messages between people, and between people and the office:

the postbox, receipts, the inbox.
"""
