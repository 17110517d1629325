"""`manage lively`: members write now and then until Ctrl-C."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saypro.demo import lively, queries


class Command(BaseCommand):
    help = "Let a few members of the demo world write now and then, until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        if not queries.has_world():
            raise CommandError("There is no demo world in this database. Start `demo` once.")
        stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: stop.set())
        lively.run(stop)
