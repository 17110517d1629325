"""What the documents say of figures is what the code declares."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from saypro.reports.metrics import DECLARED, METRICS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "metrics.md"


def test_the_page_of_figures_is_current() -> None:
    written = StringIO()
    call_command("reports", "metrics", stdout=written)
    assert PAGE.read_text() == written.getvalue(), "./run manage reports metrics > docs/metrics.md"


def test_no_figure_is_declared_twice() -> None:
    assert len(METRICS) == len(DECLARED)
    assert len({str(metric.name) for metric in DECLARED}) == len(DECLARED)
