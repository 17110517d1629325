"""How often the safety coach is right, and learning its table anew from the examples."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saypro.moderation.figures import Figures, of_coach, of_method
from saypro.moderation.rules import RULES, Coach
from saypro.moderation.rules.examples import FRESH, HELD_OUT, LOOKED_AT, PRACTICE, examples, to_learn_from
from saypro.moderation.rules.learned import TABLE

SETS = {"looked at": LOOKED_AT, "practice": PRACTICE, "held out": HELD_OUT, "held out, fresh": FRESH}
SMS = "SAYPRO_SMS"  # where labelled SMS lie, a CSV of `label` (ham, spam) and `text`
NEEDS = "Learning needs scikit-learn, which is among the developers' requirements."


class Command(BaseCommand):
    help = "safety evaluate: precision, recall and false warnings. safety train: learn from the examples."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        evaluate = verbs.add_parser("evaluate")
        evaluate.add_argument("--json", action="store_true", help="for machines")
        evaluate.add_argument("--sms", type=Path, default=sms(), help=f"labelled SMS; else {SMS} says where")
        verbs.add_parser("train")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "train":
            self.train()
        else:
            self.evaluate(options["sms"] or Path("sms.csv"), as_json=options["json"])

    def evaluate(self, sms: Path, *, as_json: bool) -> None:
        coach, found, skipped = Coach(RULES), [], []
        for name, path in {**SETS, "SMS, rules as they are": sms}.items():
            if path.exists():
                found.append(of_coach(name, examples(path), coach))
            else:
                skipped.append(f"{name}: skipped, there is no {path}")
        try:
            found += [of_method("SMS, learned from 70 % of it", sms)] if sms.exists() else []
        except ImportError:
            skipped.append(f"SMS, learned: skipped. {NEEDS}")
        if as_json:
            self.stdout.write(
                json.dumps({"sets": [one.plain for one in found], "skipped": skipped}, indent=2)
            )
        else:
            self.stdout.write("\n".join([HEAD, *map(line, found), *skipped]))

    def train(self) -> None:
        try:
            from saypro.moderation.rules.training import train, written
        except ImportError:
            raise CommandError(NEEDS) from None
        labelled = to_learn_from()
        try:
            model = train(labelled)
        except ImportError:
            raise CommandError(NEEDS) from None
        TABLE.write_text(written(model), encoding="utf-8")
        self.stdout.write(f"Learned {len(model.table)} features from {len(labelled)} examples.")


def sms() -> Path | None:
    named = os.environ.get(SMS)
    return Path(named) if named else None


HEAD = f"{'':32}{'risky':>6}{'fine':>6}{'recall':>9}{'false':>8}{'precision':>11}{'ms each':>9}"


def line(one: Figures) -> str:
    return (
        f"{one.name:32}{one.risky:6}{one.fine:6}{one.recall:9.1%}{one.false_warnings:8.1%}"
        f"{one.precision:11.1%}{one.per_message_ms:9.2f}"
    )
