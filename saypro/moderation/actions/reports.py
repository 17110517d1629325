"""Telling our office about something."""

from datetime import datetime

from django.db import IntegrityError, transaction

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Message
from saypro.events import actions as events
from saypro.kit import throttle
from saypro.kit.constraints import violated
from saypro.moderation.actions.judging import answer_warning
from saypro.moderation.events import ReportMade
from saypro.moderation.models import Judgement, Report
from saypro.moderation.refusals import Refused
from saypro.moderation.things import Thing

MOST_OPEN = 30
PER_HOUR = 10
HOUR_S = 3600


def make_report(
    thing: Thing, reporter: User, *, reason: str, words: str, at: datetime, block: bool = False
) -> Report:
    """The reporter's open report about this, made if there is none. Safe to repeat.

    It changes nothing for the other side; with `block` the two can no longer write to each other. Raises
    Refused: `many_open` with 30 waiting, `too_fast` after 10 within an hour.
    """
    if block:
        conversations.block_person(reporter, thing.about)
    if earlier := open_report(thing, reporter):
        return earlier
    require_room(reporter)
    try:
        return _make(thing, reporter, reason, words, at)
    except IntegrityError as error:
        if violated(error) != "one_open_report":
            raise
        return Report.objects.open().by(reporter).get(kind=thing.kind, object_id=thing.pk)


def open_report(thing: Thing, reporter: User) -> Report | None:
    return Report.objects.open().by(reporter).filter(kind=thing.kind, object_id=thing.pk).first()


def require_room(reporter: User) -> None:
    """One member's reports must not bury those of others. Raises Refused."""
    if Report.objects.open().by(reporter)[:MOST_OPEN].count() >= MOST_OPEN:
        raise Refused("many_open")
    if throttle.allow(f"reports:{reporter.pk}", PER_HOUR, HOUR_S) is not None:
        raise Refused("too_fast")


@transaction.atomic
def _make(thing: Thing, reporter: User, reason: str, words: str, at: datetime) -> Report:
    report = Report.objects.create(
        reporter=reporter,
        about=thing.about,
        kind=thing.kind,
        object_id=thing.pk,
        conversation=thing.conversation,
        reason=reason,
        words=words,
        evidence=thing.evidence(),
        rules=rules_of(thing),
        made_at=at,
    )
    if thing.kind == Report.Kind.MESSAGE:
        message = Message.objects.get(pk=thing.pk)
        answer_warning(message, reporter, Judgement.Outcome.REPORTED, at=at)
    events.record(
        ReportMade(
            actor_id=reporter.pk,
            report_id=report.pk,
            report_kind=report.kind,
            object_id=report.object_id,
            about_id=thing.about.pk,
            reason=reason,
            occurred_at=at,
        )
    )
    return report


def rules_of(thing: Thing) -> list[str]:
    """The rules by which the reader was warned about it."""
    if thing.kind != Report.Kind.MESSAGE:
        return []
    judgement = Judgement.objects.filter(message=thing.pk).first()
    return judgement.rules if judgement else []
