"""Sizes of files in words."""

KB, MB = 1024, 1024 * 1024


def in_words(size: int) -> str:
    """ "1 KB", "218 KB", "1.4 MB", "15 MB", with a no-break space."""
    if size < MB:
        return f"{max(1, round(size / KB))}\N{NO-BREAK SPACE}KB"
    return f"{size / MB:.1f}".removesuffix(".0") + "\N{NO-BREAK SPACE}MB"
