"""Computing the figures again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from saypro.reports.actions import rebuild


class Command(BaseCommand):
    help = "reports rebuild: measure every ticket anew and count every day again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("rebuild")

    def handle(self, *args: Any, **options: Any) -> None:
        done = rebuild(timezone.now())
        self.stdout.write(f"{done.tickets} tickets, {done.intervals} stretches, {done.days} days")
