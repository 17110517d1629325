"""A few members who write now and then, so that the screens move."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from threading import Event
from uuid import uuid4

from django.db import close_old_connections, connection

from saypro.accounts.models import User
from saypro.conversations.actions import Outcome, Pointer, Post, Posted, move_pointers, post_messages
from saypro.conversations.models import Conversation, Message, Participant
from saypro.demo.words.lively import LINES
from saypro.realtime.actions import CHANNEL, signal_payload

PAUSE_S = (2.0, 6.0)
TYPING_S = (1.0, 3.0)
PLACES = 40
FAVOURITE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Chance:
    """Somebody with a seat in a thread who could say something now."""

    thread: Conversation
    person: User
    part: str


def run(stop: Event, *, dice: Random | None = None, wait: Callable[[float], object] | None = None) -> int:
    """Write somewhere every few seconds until `stop`; how many messages were written."""
    dice, wait, written = dice or Random(), wait or partial(rest, stop), 0  # noqa: S311, this is play
    while not stop.is_set():
        if chance := some_chance(dice):
            written += isinstance(write(chance, dice, wait), Posted)
        wait(dice.uniform(*PAUSE_S))
    return written


def rest(stop: Event, seconds: float) -> None:
    """Hold no connection meanwhile: the database may be restarted under a demo that runs for days."""
    close_old_connections()
    stop.wait(seconds)


def some_chance(dice: Random) -> Chance | None:
    """Mostly a recent deal; one time in five a thread of Lerato, for whoever watches as her."""
    mine = favourite_threads() if dice.random() < FAVOURITE_SHARE else []
    threads = mine or lively_threads()
    if not threads:
        return None
    thread = dice.choice(threads)
    seats = [seat for seat in seats_of(thread) if seat.person.handle != "lerato-mokoena"]
    if not seats:
        return None
    seat = next((each for each in seats if each.person_id != last_sender(thread)), seats[0])
    return Chance(thread, seat.person, seat.part)


def lively_threads() -> "list[Conversation]":
    deals = Conversation.objects.filter(kind=Conversation.Kind.DEAL, listing__state="live")
    return list(deals.order_by("-last_message_at")[:PLACES])


def favourite_threads() -> list[Conversation]:
    hers = Conversation.objects.filter(participants__person__handle="lerato-mokoena", listing__state="live")
    return list(hers.order_by("-last_message_at")[:3])


def seats_of(thread: Conversation) -> list[Participant]:
    return list(thread.participants.filter(left_at=None).select_related("person"))


def last_sender(thread: Conversation) -> int | None:
    last = Message.objects.filter(conversation=thread).order_by("-seq").values_list("sender", flat=True)
    return last.first()


def write(chance: Chance, dice: Random, wait: Callable[[float], object]) -> Outcome:
    """Be seen, read what is there, type for a moment, then say it; all through the room's own doors."""
    signal(signal_payload("presence", person=chance.person.pk, on=True))
    here = chance.thread
    move_pointers([Pointer(here.ref, chance.person.pk, here.last_seq, here.last_seq)])
    signal(typing(chance))
    wait(dice.uniform(*TYPING_S))
    return post_messages([Post(here.ref, chance.person.pk, uuid4(), line(chance, dice))])[0]


def line(chance: Chance, dice: Random) -> str:
    return dice.choice(LINES[chance.part])


def typing(chance: Chance) -> str:
    """The announcement that a browser's typing makes."""
    words = {
        "conversation": chance.thread.ref,
        "person": chance.person.handle,
        "name": chance.person.first_name,
    }
    return signal_payload(
        "frame", kind="thread", key=chance.thread.pk, frame={"typing": words}, but=chance.person.pk
    )


def signal(payload: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])
