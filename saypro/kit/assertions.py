"""What tests of every room assert: pages without barriers, lists without surplus queries."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: "Page") -> None:
    """axe finds nothing on the page as it is now; the failure names rule, element and remedy."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    found = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    {node['html']}\n    {node['failureSummary']}"
        for rule in results.response["violations"]
        for node in rule["nodes"]
    ]
    assert not found, f"{page.url}: {len(found)} barriers\n" + "\n".join(found)


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
