"""What tests of every room assert: pages without barriers, lists without surplus queries."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from playwright.sync_api import Page

Look = tuple[int, Literal["light", "dark"]]
"""How wide a window is, and which colours its owner likes."""

LOOKS: tuple[Look, ...] = ((1440, "light"), (390, "dark"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_in_nobodys_way(page: "Page", looks: Iterable[Look] = LOOKS) -> None:
    """No barrier, and nothing that sticks out of its place: as the page stands, in each of these looks."""
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert_accessible(page)
        assert_in_their_places(page)


def assert_accessible(page: "Page") -> None:
    """axe finds nothing on the page as it is now; the failure names rule, element and remedy."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    violated = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    found = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    {node['html']}\n    {node['failureSummary']}"
        for rule in violated
        for node in rule["nodes"]
    ]
    assert not found, f"{page.url}: {len(found)} barriers\n" + "\n".join(found)


@cache
def axe() -> str:
    from axe_playwright_python.sync_playwright import Axe

    return str(Axe().axe_script)


def assert_in_their_places(page: "Page") -> None:
    """Nothing is wider than the window, and no box reaches past the sides of the one around it.

    What is laid over the page, pulled out by a margin, cut off or scrolled where it is, is so on purpose.
    """
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, f"{page.url} is {over} px too wide"
    sticking = page.evaluate(STICKING_OUT)
    assert not sticking, f"{page.url}, {page.viewport_size}: these stick out\n" + "\n".join(sticking)


STICKING_OUT = """() => {
  const UNNOTICED_PX = 2
  const style = (node) => getComputedStyle(node)
  const around = (node) => {
    const box = node.parentElement
    return box && style(box).display === "contents" ? around(box) : box
  }
  const isLaid = (node) => !["absolute", "fixed"].includes(style(node).position)
    && !["inline", "contents"].includes(style(node).display)
    && parseFloat(style(node).marginLeft) >= 0 && parseFloat(style(node).marginRight) >= 0
  const isOpen = (box) => box && style(box).overflowX === "visible" && style(box).display !== "inline"
  const sticksOut = (node) => {
    const [inner, box] = [node.getBoundingClientRect(), isLaid(node) && around(node)]
    if (!inner.width || !inner.height || !isOpen(box)) return false
    const outer = box.getBoundingClientRect()
    return outer.width
      && (inner.right > outer.right + UNNOTICED_PX || inner.left < outer.left - UNNOTICED_PX)
  }
  return [...document.body.querySelectorAll("*")]
    .filter((node) => node instanceof HTMLElement && sticksOut(node))
    .map((node) => `<${node.localName} class="${node.className}">`)
}"""


@contextmanager
def assert_queries(name: str, *, beside: str) -> Iterator[None]:
    """The block sends exactly as many queries as `query_counts.json` beside the test file says.

    `beside` is the test's `__file__`. RECORD_QUERIES=1 writes the number down instead.
    """
    book = Path(beside).with_name("query_counts.json")
    counts: dict[str, int] = json.loads(book.read_text()) if book.exists() else {}
    with CaptureQueriesContext(connection) as captured:
        yield
    if os.environ.get("RECORD_QUERIES") == "1":
        book.write_text(json.dumps({**counts, name: len(captured)}, indent=2, sort_keys=True) + "\n")
        return
    assert counts.get(name) == len(captured), difference(name, counts.get(name), captured)


def difference(name: str, expected: int | None, captured: CaptureQueriesContext) -> str:
    sent = "\n".join(
        f"  {number}. {query['sql']}" for number, query in enumerate(captured.captured_queries, 1)
    )
    return (
        f"{name} sent {len(captured)} queries, {expected} are written down. "
        f"If that is right, record it with RECORD_QUERIES=1.\n{sent}"
    )
