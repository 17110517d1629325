"""Lucide's icons as inline SVG, drawn once per process.

The package itself looks through its whole archive for every icon, which takes it 8 ms each time.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class UnknownIcon(Exception):
    """The icon set has no picture of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no icon called {name!r}; the names are listed at lucide.dev/icons.")
        self.name = name


@cache
def icon(name: str, classes: str = "") -> SafeString:
    """The icon as `<svg class="icon …" aria-hidden="true">`. Raises UnknownIcon."""
    css = format_html("{}", f"icon {classes}".strip())
    return mark_safe(f'<svg class="{css}" aria-hidden="true" viewBox="0 0 24 24">{shapes(name)}</svg>')  # noqa: S308 -- from the package


@cache
def shapes(name: str) -> str:
    """What is inside the icon's `<svg>`."""
    try:
        drawn = archive().read(f"{name}.svg").decode()
    except KeyError as error:
        raise UnknownIcon(name) from error
    inside = drawn[drawn.index(">", drawn.index("<svg")) + 1 : drawn.rindex("</svg>")]
    return " ".join(line.strip() for line in inside.split("\n")).strip()


@cache
def archive() -> ZipFile:
    return ZipFile(BytesIO((files("lucide") / "lucide.zip").read_bytes()))
