"""Computing the figures again, and the page that says what they are."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from saypro.reports.actions import rebuild
from saypro.reports.metrics_page import page


class Command(BaseCommand):
    help = "reports rebuild: measure every ticket and count every day anew. reports metrics: docs/metrics.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("rebuild")
        verbs.add_parser("metrics")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "metrics":
            self.stdout.write(page(), ending="")
            return
        done = rebuild(timezone.now())
        self.stdout.write(f"{done.tickets} tickets, {done.intervals} stretches, {done.days} days")
