"""How often the safety coach is right, and learning its table anew from the examples."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saypro.kit.vectors import Embed, embedding
from saypro.moderation.figures import Figures, of_coach, of_method
from saypro.moderation.folds import curves
from saypro.moderation.rules import RULES, Coach
from saypro.moderation.rules.examples import (
    DEV,
    EXAMINATION,
    FRESH,
    HANDS,
    HELD_OUT,
    LOOKED_AT,
    MORE,
    PRACTICE,
    SITUATIONS,
    UNSEEN,
    examples,
    to_learn_from,
)
from saypro.moderation.rules.learned import TABLE
from saypro.moderation.rules.meaning import KEPT
from saypro.moderation.rules.training import train, train_meaning, write_meaning, written

SETS = {
    "looked at": LOOKED_AT,
    "fresh": FRESH,
    "practice": PRACTICE,
    "more practice": MORE,
    "situations": SITUATIONS,
    "thirteen hands": HANDS,
    "hard ones": DEV,
    "held out": HELD_OUT,
    "held out, unseen": UNSEEN,
    "examination": EXAMINATION,
}
SMS_RULES = "SMS, rules as they are"
SMS = "SAYPRO_SMS"  # where labelled SMS lie, a CSV of `label` (ham, spam) and `text`
NEEDS = "This machine has no sentence vectors, and learning needs them."


class Command(BaseCommand):
    help = (
        "safety evaluate: precision, recall and false warnings. safety curve: both at each border, on what"
        " a model has not seen. safety train: learn from the examples."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        evaluate = verbs.add_parser("evaluate")
        evaluate.add_argument("--json", action="store_true", help="for machines")
        evaluate.add_argument("--sms", type=Path, default=sms(), help=f"labelled SMS; {SMS} says where")
        evaluate.add_argument("--without-vectors", action="store_true", help="by words alone")
        evaluate.add_argument("--only", choices=sorted(SETS), help="one set")
        verbs.add_parser("curve", help="takes some minutes")
        verbs.add_parser("train", help="takes some minutes and 3 GB of memory")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, options["verb"])(options)

    def evaluate(self, options: dict[str, Any]) -> None:
        sets = {**SETS, SMS_RULES: options["sms"] or Path("sms.csv")}
        if options["only"]:
            sets = {options["only"]: SETS[options["only"]]}
        coach, found, skipped = Coach(RULES), [], []
        embed = None if options["without_vectors"] else embedding()
        for name, path in sets.items():
            if path.exists():
                found.append(of_coach(name, examples(path), coach, embed))
            else:
                skipped.append(f"{name}: skipped, there is no {path}")
        if SMS_RULES in sets and sets[SMS_RULES].exists():
            found.append(of_method("SMS, learned from 70 % of it", sets[SMS_RULES]))
        if options["json"]:
            told = {"sets": [one.plain for one in found], "skipped": skipped}
            self.stdout.write(json.dumps(told, indent=2))
        else:
            self.stdout.write("\n".join([HEAD, *map(line, found), *skipped]))

    def curve(self, options: dict[str, Any]) -> None:
        self.stdout.write("\n".join(curves(needed())))

    def train(self, options: dict[str, Any]) -> None:
        labelled = to_learn_from()
        model = train(labelled)
        TABLE.write_text(written(model), encoding="utf-8")
        write_meaning(train_meaning(labelled, needed()), KEPT)
        self.stdout.write(f"Learned {len(model.table.rows)} features from {len(labelled)} examples.")


def needed() -> Embed:
    if embed := embedding():
        return embed
    raise CommandError(NEEDS)


def sms() -> Path | None:
    named = os.environ.get(SMS)
    return Path(named) if named else None


HEAD = f"{'':32}{'risky':>6}{'fine':>6}{'recall':>9}{'false':>8}{'precision':>11}{'ms each':>9}"


def line(one: Figures) -> str:
    return (
        f"{one.name:32}{one.risky:6}{one.fine:6}{one.recall:9.1%}{one.false_warnings:8.1%}"
        f"{one.precision:11.1%}{one.per_message_ms:9.2f}"
    )
