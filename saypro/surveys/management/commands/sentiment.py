"""How well comments are read, and reading anew those that are not read."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saypro.surveys import actions
from saypro.surveys.feeling import own
from saypro.surveys.feeling.figures import Agreement, Finding, agreements, findings


class Command(BaseCommand):
    help = (
        "sentiment evaluate RATINGS: agreement with people's ratings. sentiment themes REVIEWS: what is"
        " found of labelled aspects. sentiment catch_up: read comments that nobody has read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        evaluate = verbs.add_parser("evaluate")
        evaluate.add_argument("path", type=Path, help="a CSV of set, mean_rating_-4_4 and text")
        themes = verbs.add_parser("themes")
        themes.add_argument("path", type=Path, help="a CSV of product, aspects and sentence")
        verbs.add_parser("catch_up")

    def handle(self, *args: Any, **options: Any) -> None:
        if (path := options.get("path")) and not path.is_file():
            raise CommandError(f"There is no file {path}.")
        getattr(self, options["verb"])(options)

    def evaluate(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"{'':28}{'n':>8}{'ours':>8}{'VADER':>8}")
        for one in agreements(options["path"]):
            self.stdout.write(agreed(one))
        for language in ("af", "zu"):
            right, of = own.held_out_accuracy(language)
            self.stdout.write(f"{language}: {right} of {of} unseen examples right ({right / of:.0%})")

    def themes(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"{'':44}{'labelled':>9}{'found':>7}{'precision':>11}{'recall':>8}")
        for one in findings(options["path"]):
            self.stdout.write(found(one))

    def catch_up(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"Read {actions.read_missing()} comments.")


def agreed(one: Agreement) -> str:
    return f"{one.name:28}{one.count:8}{one.ours:8.3f}{one.plain:8.3f}"


def found(one: Finding) -> str:
    return f"{one.name:44}{one.labelled:9}{one.found:7}{one.precision:11.1%}{one.recall:8.1%}"
