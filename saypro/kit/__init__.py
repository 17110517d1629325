"""Pure helpers without tables: text, times, money, paging, places, icons and test assertions.

Knows no room.
"""
