"""Lucide's icons as inline SVG, drawn once per process."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide import IconDoesNotExist, _render_icon


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
        drawn = _render_icon(name + "", None)
    except IconDoesNotExist as error:
        raise UnknownIcon(name) from error
    return drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")].strip()
