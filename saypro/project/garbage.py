"""When to look for garbage that refers to itself."""

import gc


def seldom_look_for_garbage() -> None:
    """For a process that imports or migrates: both leave little, and looking for it took a fifth of it."""
    gc.set_threshold(50_000, 20, 20)
