"""Reading mails from files, as the door would read them, listing what waits, and fetching what is new."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from saypro.helpdesk.actions import fetch_mail
from saypro.helpdesk.mail import Letter, read
from saypro.helpdesk.mail.figures import figures
from saypro.helpdesk.queries.inbound import unseen_mails


class Command(BaseCommand):
    requires_system_checks = ()  # mail is not to wait for a look at the whole house
    help = (
        "mail read FILE…: what these mails say, one a line. mail held: mails that nobody has seen. "
        "mail fetch: take what is new in the mailbox now."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        reading = verbs.add_parser("read")
        reading.add_argument("paths", nargs="+", type=Path, metavar="FILE")
        reading.add_argument("--trusted-host", default="", help="whose Authentication-Results count")

        verbs.add_parser("held")
        verbs.add_parser("fetch")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "held":
            self.list_held()
        elif options["verb"] == "fetch":
            self.stdout.write(str(fetch_mail(at=timezone.now())))
        else:
            self.read(options["paths"], options["trusted_host"])

    def list_held(self) -> None:
        for mail in unseen_mails(at=timezone.now()):
            columns = [
                mail.pk,
                f"{mail.received_at:%Y-%m-%d %H:%M}",
                mail.sender,
                mail.subject,
                mail.state,
                mail.why,
            ]
            self.stdout.write("\t".join(str(column) for column in columns))

    def read(self, paths: list[Path], trusted_host: str) -> None:
        letters = []
        for path in files(paths):
            letter = read(path.read_bytes(), trusted_host=trusted_host)
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
