"""Questions after an interaction, what people answer, and what we make of it.

It asks after a matter is solved and after members have dealt with each other, by rules that are data; it
keeps every answer, and never shows one to the other side.
"""
