"""The tabs that one person has open in this process: how many may be, and how much they may ask together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from django.conf import settings
from django.utils.translation import gettext as _

from saypro.kit.bucket import Buckets, Pace
from saypro.kit.line import Full, Line
from saypro.realtime.topics import CommandError
from saypro.realtime.wire import Socket

RESTING, POLICY = 4408, 1008
ANSWERING, LONGEST_LINE, PATIENCE_S = 4, 20_000, 30
"""Questions answered at once, one for each person; how many wait for it, and how long."""


class TooMuch(CommandError):
    """Far beyond what hands or honest programs do: answered once, then the socket is closed."""

    def __init__(self, wait_s: float) -> None:
        super().__init__("too_fast", _("That was far too much at once."), retry_s=round(wait_s, 2))


def frame_pace() -> Pace:
    """Whoever raises the pace of messages raises this, too."""
    burst = max(settings.FRAME_BURST, 10 * settings.MESSAGE_BURST)
    return Pace(burst, max(settings.FRAME_RATE, 10 * settings.MESSAGE_RATE))


def question_pace() -> Pace:
    burst = max(settings.QUESTION_BURST, settings.MESSAGE_BURST)
    return Pace(burst, max(settings.QUESTION_RATE, settings.MESSAGE_RATE))


class Tabs:
    """Everybody's, by the person's id."""

    def __init__(self) -> None:
        self.open: dict[int, dict[Socket, None]] = {}
        pace = frame_pace()
        self.frames: Buckets[int] = Buckets(lambda: pace)
        self.questions: Buckets[int] = Buckets(question_pace)
        self.line: Line[int] = Line(ANSWERING, lambda _person: 1, LONGEST_LINE, PATIENCE_S)

    def came(self, socket: Socket) -> None:
        """One more; beyond the limit the one that was opened first is closed with a sentence."""
        mine = self.open.setdefault(socket.listener.person_id, {})
        mine[socket] = None
        if len(mine) > settings.TABS_PER_PERSON:
            rest(next(iter(mine)), mine)

    def went(self, socket: Socket) -> None:
        mine = self.open.get(socket.listener.person_id, {})
        mine.pop(socket, None)
        if not mine:
            self.open.pop(socket.listener.person_id, None)

    def heed(self, socket: Socket) -> None:
        """Count a frame of any kind. Raises TooMuch for one too many."""
        if wait_s := self.frames.take(socket.listener.person_id):
            raise TooMuch(wait_s)

    @asynccontextmanager
    async def turn(self, socket: Socket) -> AsyncIterator[None]:
        """This person's turn to be answered from the database, one tab at a time; the frames behind wait.

        Raises CommandError(`unavailable`) when it does not come.
        """
        person_id = socket.listener.person_id
        while wait_s := self.questions.take(person_id):  # noqa: ASYNC110  time alone fills it
            await asyncio.sleep(wait_s)
        try:
            async with self.line.seat(person_id):
                yield
        except Full:
            raise CommandError("unavailable", _("That took too long. Try again.")) from None


def rest(oldest: Socket, others: dict[Socket, None]) -> None:
    others.pop(oldest)
    message = _("You have this site open in many tabs: this one rests until you use it again.")
    oldest.push({"cut": {"topic": "", "message": message}})
    oldest.close(RESTING)
