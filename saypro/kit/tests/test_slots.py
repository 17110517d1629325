"""Places in a page that rooms above fill."""

from collections.abc import Iterator

import pytest
from django.template import Context, Template
from django.utils.html import format_html

from saypro.kit import slots

SLOTS = {
    "page.end": [
        lambda context: format_html("<b>{}</b>", context["name"]),
        lambda _context: "",
        lambda _context: "<i>last</i>",
    ],
    "list.row": [lambda keys, _person: dict.fromkeys(keys, "a"), lambda _keys, _person: {2: "b"}],
}


@pytest.fixture(autouse=True)
def _filled(settings: object) -> Iterator[None]:
    settings.PAGE_SLOTS = f"{__name__}.SLOTS"  # type: ignore[attr-defined]
    slots._slots.cache_clear()
    yield
    slots._slots.cache_clear()


def test_a_place_holds_what_each_room_puts_there_in_order() -> None:
    page = Template('{% slot "page.end" %}')
    assert page.render(Context({"name": "<Sipho>"})) == "<b>&lt;Sipho&gt;</b><i>last</i>"


def test_a_place_nobody_fills_is_empty() -> None:
    assert Template('{% slot "nowhere" %}').render(Context()) == ""


def test_rows_are_asked_for_once_together() -> None:
    assert slots.gather("list.row", [1, 2], None) == {1: "a", 2: "ab"}
