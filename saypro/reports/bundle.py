"""The script that draws charts, made once from the package vl-convert and found among the static files.

Vega, Vega-Lite and Vega-Embed lie in one module; making it takes a second or two.
"""

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
    """Where the script lies. Safe to ask from several processes at once."""
    place = folder() / NAME
    if not place.exists():
        from vl_convert import javascript_bundle

        place.parent.mkdir(parents=True, exist_ok=True)
        being_made = place.with_suffix(f".{os.getpid()}")
        being_made.write_text(javascript_bundle())  # type: ignore[call-arg]  # its stub forgets the default
        being_made.replace(place)
    return place


def folder() -> Path:
    """Of this version of the package."""
    return Path(settings.VAR, "bundles", f"vega-{version('vl-convert-python')}")
