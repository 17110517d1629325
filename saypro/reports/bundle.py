"""The script that draws charts, made once from the package vl-convert and found among the static files.

Vega, Vega-Lite and Vega-Embed lie in one module; making it takes a second or two.
"""

import fcntl
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "reports/vega.js"


class VegaFinder(BaseFinder):
    """Finds `reports/vega.js`, and makes it where it is not there."""

    def find(self, path: str, find_all: bool = False, **_more: Any) -> Any:
        """Its place, or a list of places with `find_all`; an empty list for every other path."""
        if path != NAME:
            return []
        place = str(bundle())
        return [place] if find_all else place

    def list(self, _ignored: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        bundle()
        yield NAME, FileSystemStorage(location=folder())


def bundle() -> Path:
    """Where the script lies. Of several processes that ask at once, one makes it and the others wait."""
    place = folder() / NAME
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with folder().joinpath("being-made").open("w") as alone:
            fcntl.flock(alone, fcntl.LOCK_EX)
            if not place.exists():
                make(place)
    return place


def make(place: Path) -> None:
    from vl_convert import javascript_bundle

    being_made = place.with_suffix(f".{os.getpid()}")
    being_made.write_text(javascript_bundle())  # type: ignore[call-arg]  # its stub forgets the default
    being_made.replace(place)


def folder() -> Path:
    """Of this version of the package."""
    return Path(settings.VAR, "bundles", f"vega-{version('vl-convert-python')}")
