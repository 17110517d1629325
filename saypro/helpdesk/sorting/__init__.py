"""Sorting what people write to the office: its category, how urgent it is, and in which language.

`verdict.judge` is the way in. Whatever is heavy is imported inside functions: only workers pay for it.
"""
