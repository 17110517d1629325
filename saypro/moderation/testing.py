"""Builders of reports and decisions, for the tests and the demo of every room."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.models import Message
from saypro.conversations.testing import a_deal, say
from saypro.listings.testing import a_listing
from saypro.moderation import things
from saypro.moderation.actions import decide, judge_messages, make_report
from saypro.moderation.models import Decision, Report
from saypro.moderation.things import Thing

DEPOSIT = "You can EFT a R 500 deposit to hold it, or just come by, no pressure."


def a_message(body: str = DEPOSIT, sender: User | None = None, reader: User | None = None) -> Message:
    """Said by a seller to somebody who asked, and judged."""
    seller = sender or a_person("Sipho Dlamini")
    thread = a_deal(buyer=reader or a_person(), listing=a_listing(seller=seller))
    posted = say(thread, seller, body)
    judge_messages([posted.message_id], at=posted.sent_at)
    return Message.objects.select_related("sender", "conversation").get(pk=posted.message_id)


def a_report(thing: Thing | None = None, reporter: User | None = None, **fields: Any) -> Report:
    """An open report; without a thing, of a message asking for a deposit, by its reader."""
    if thing is None:
        message = a_message(reader=reporter)
        reporter = message.conversation.participants.get(part="buyer").person
        thing = things.of_message(message)
    fields = {"reason": Report.Reason.SCAM, "words": "", "at": timezone.now(), **fields}
    return make_report(thing, reporter or a_person("Thabo Nkosi"), **fields)


def a_decision(
    report: Report | None = None, verdict: str = Decision.Verdict.WARN, at: datetime | None = None
) -> Decision:
    reason = "Nobody may ask for money before the other side has seen it."
    return decide(
        report or a_report(), verdict=verdict, reason=reason, by=an_agent(), at=at or timezone.now()
    )
