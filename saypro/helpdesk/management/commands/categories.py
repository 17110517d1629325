"""How well messages are sorted, and learning anew."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from saypro.helpdesk import actions
from saypro.helpdesk.sorting import current, figures, methods
from saypro.helpdesk.sorting.categories import category_named
from saypro.helpdesk.sorting.examples import (
    HELD_OUT,
    Example,
    Unreadable,
    examples,
    held_out,
    to_learn_from,
)
from saypro.helpdesk.sorting.pipeline import Sorter, train
from saypro.helpdesk.sorting.remembered import remember, remembering
from saypro.kit.vectors import NoVectors, embedding

FRESH = "a sorter learned just now from the examples of the house"


class Command(BaseCommand):
    help = "categories evaluate FILE.csv: how well a labelled file is sorted. categories train: learn anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        evaluate = verbs.add_parser("evaluate")
        evaluate.add_argument("file", type=Path, nargs="?", help="a CSV file; without one, what is held out")
        evaluate.add_argument("--text", default="text", help="the column of the message")
        evaluate.add_argument("--label", default="label", help="the column of its category")
        evaluate.add_argument("--as-method", choices=sorted(methods.SETS), help="learn from FILE's own part")
        evaluate.add_argument("--current", action="store_true", help="the sorter in use, not a fresh one")
        evaluate.add_argument(
            "--without-vectors", action="store_true", help="n-grams of letters and words only"
        )
        evaluate.add_argument("--json", action="store_true", help="for machines")
        verbs.add_parser("train", help="learn now as every night; the new sorter is kept only when better")
        verbs.add_parser("remember", help="keep the vectors of the house's examples, after some were added")
        restore = verbs.add_parser("restore", help="go back to an earlier sorter")
        restore.add_argument("version", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(getattr(self, options["verb"])(options))
        except Unreadable as error:
            raise CommandError(str(error)) from error
        except NoVectors as error:
            raise CommandError("This machine has no sentence vectors: use --without-vectors.") from error

    def evaluate(self, options: dict[str, Any]) -> str:
        found = answers(options)
        measured = figures.measured(found.truth, found.likeliest, found.given)
        if options["json"]:
            return json.dumps(figures.as_plain(measured), indent=2)
        return "\n".join(figures.lines(measured))

    def train(self, options: dict[str, Any]) -> str:
        outcome = actions.train_sorter(at=timezone.now())
        return f"{outcome.words} {outcome.score:.3f} on the hold-out, {outcome.before:.3f} before."

    def remember(self, options: dict[str, Any]) -> str:
        embed = embedding()
        if embed is None:
            raise NoVectors
        texts = [one.text for one in to_learn_from() + held_out()]
        remember(texts, embed)
        return f"The vectors of {len(texts)} examples are kept."

    def restore(self, options: dict[str, Any]) -> str:
        try:
            actions.restore_sorter(options["version"])
        except actions.NoSuchSorter as error:
            raise CommandError(str(error)) from error
        return f"Version {options['version']} sorts from now on."


def answers(options: dict[str, Any]) -> methods.Answers:
    embed = None if options["without_vectors"] else embedding()
    if options["as_method"]:
        if not options["file"]:
            raise CommandError("Which file is the set in? Name it.")
        return methods.answers(options["as_method"], options["file"], embed)
    asked = labelled(options)
    found = sorter(options).sort([one.text for one in asked], embed)
    return methods.Answers(
        [one.label for one in asked], [one.likeliest for one in found], [one.category for one in found]
    )


def labelled(options: dict[str, Any]) -> list[Example]:
    if options["file"]:
        return examples(options["file"], options["text"], options["label"], category_named)
    return examples(HELD_OUT, "text", "category")


def sorter(options: dict[str, Any]) -> Sorter:
    if not options["current"]:
        return train(to_learn_from(), None if options["without_vectors"] else remembering(embedding()))
    if found := current.sorter():
        return found
    raise CommandError("No sorter has been learned yet: categories train.")
