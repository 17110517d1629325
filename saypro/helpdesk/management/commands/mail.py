"""Reading mails from files, as the door would read them."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saypro.helpdesk.mail import Letter, read
from saypro.helpdesk.mail.figures import figures


class Command(BaseCommand):
    help = "mail read FILE…: what these mails say, one a line, and how many of which kind."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        reading = verbs.add_parser("read")
        reading.add_argument("paths", nargs="+", type=Path, metavar="FILE")
        reading.add_argument("--trusted-host", default="", help="whose Authentication-Results count")

    def handle(self, *args: Any, **options: Any) -> None:
        letters = []
        for path in files(options["paths"]):
            letter = read(path.read_bytes(), trusted_host=options["trusted_host"])
            self.stdout.write(line(path, letter))
            letters.append(letter)
        for name, number in sorted(figures(letters).items()):
            self.stdout.write(f"{number:6} {name}")


def files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file())
        elif path.is_file():
            yield path
        else:
            raise CommandError(f"There is no file {path}.")


def line(path: Path, letter: Letter) -> str:
    said = letter.text.partition("\n")[0][:60]
    marks = [letter.fault, letter.automatic, letter.bounce.kind if letter.bounce else "", *letter.notes]
    columns = [path.name, letter.sender.address, letter.subject[:60], said, f"{len(letter.enclosures)} files"]
    return "\t".join([*columns, ", ".join(filter(None, marks))])
