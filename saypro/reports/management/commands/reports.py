"""Computing the figures again, the page that says what they are, and days handed over as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from saypro.reports.actions import rebuild
from saypro.reports.metrics_page import page
from saypro.reports.parquet import hand_over
from saypro.reports.refusals import Refused


class Command(BaseCommand):
    help = (
        "reports rebuild: measure every ticket and count every day anew. reports metrics: docs/metrics.md. "
        "reports parquet DIR: write days that stand, and are not there as they are now, as Parquet files."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("rebuild")
        verbs.add_parser("metrics")
        verbs.add_parser("parquet").add_argument("folder", metavar="DIR", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        match options["verb"]:
            case "metrics":
                self.stdout.write(page(), ending="")
            case "parquet":
                self.stdout.write(f"{handed_over(options['folder'])} days written")
            case _:
                done = rebuild(timezone.now())
                self.stdout.write(f"{done.tickets} tickets, {done.intervals} stretches, {done.days} days")


def handed_over(folder: Path) -> int:
    try:
        return hand_over(folder)
    except (Refused, OSError) as error:
        raise CommandError(str(error)) from None
