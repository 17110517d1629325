"""A box that reaches past the one around it is seen and named; what is so on purpose is not."""

import pytest
from playwright.sync_api import Browser

from saypro.kit.assertions import assert_in_their_places

pytestmark = pytest.mark.browser

PANE = """<body style="margin: 0">
<div style="inline-size: 20rem; margin-inline: 2rem; {pane}"><p class="long" style="{row}">Row</p></div>"""
WIDE = "inline-size: 25rem"
ON_PURPOSE = [("overflow-x: auto", WIDE), ("", f"position: absolute; {WIDE}"), ("", "margin: 0 -1rem")]


def test_what_sticks_out_is_named_and_what_scrolls_is_not(chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    for pane, row in ON_PURPOSE:
        page.set_content(PANE.format(pane=pane, row=row))
        assert_in_their_places(page)
    page.set_content(PANE.format(pane="", row=WIDE))
    with pytest.raises(AssertionError, match='<p class="long">'):
        assert_in_their_places(page)
    page.set_content(PANE.format(pane="", row="inline-size: 200vw"))
    with pytest.raises(AssertionError, match="px too wide"):
        assert_in_their_places(page)
    context.close()
