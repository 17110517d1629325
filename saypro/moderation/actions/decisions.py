"""Deciding about reports, taking a decision back, and appealing against one."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.actions import Post
from saypro.conversations.models import Conversation
from saypro.events import actions as events
from saypro.moderation.actions.effects import FIT, bring_back, carry_out
from saypro.moderation.events import DecisionAppealed, DecisionFact, DecisionUndone, ReportsDecided
from saypro.moderation.models import Decision, Report
from saypro.moderation.refusals import Refused


@transaction.atomic
def decide(
    report: Report, *, verdict: str, reason: str, by: User, at: datetime, until: datetime | None = None
) -> Decision:
    """Decide this report, and with it all open ones about the same thing; carry the decision out.

    Raises Refused: `decided` when somebody was faster, `unfit` for what cannot be done about this kind.
    """
    if verdict not in FIT[report.kind]:
        raise Refused("unfit")
    same = list(Report.objects.select_for_update().open().about_same(report).order_by("pk"))
    if report.pk not in [one.pk for one in same]:
        raise Refused("decided")
    decision = Decision.objects.create(
        about=report.about,
        kind=report.kind,
        object_id=report.object_id,
        verdict=verdict,
        reason=reason,
        until=until,
        by=by,
        at=at,
    )
    Report.objects.filter(pk__in=[one.pk for one in same]).update(
        state=Report.State.DECIDED, decision=decision, decided_at=at
    )
    decision.has_effect = carry_out(decision, by, at)
    decision.save(update_fields=["has_effect"])
    record(ReportsDecided, decision, by, at)
    return decision


@transaction.atomic
def undo(decision: Decision, *, by: User, at: datetime) -> None:
    """Take the decision back: what it took away returns, and its reports are open again.

    Who has meanwhile reported the same thing again keeps that report; the earlier one stays decided. Raises
    Refused(`undone`).
    """
    held = Decision.objects.select_for_update(of=("self",)).select_related("about").get(pk=decision.pk)
    if held.is_undone:
        raise Refused("undone")
    held.undone_at, held.undone_by = at, by
    held.save(update_fields=["undone_at", "undone_by"])
    bring_back(held, by, at)
    record(DecisionUndone, held, by, at)
    again = Report.objects.open().filter(kind=held.kind, object_id=held.object_id).values("reporter")
    reopened = Report.objects.filter(decision=held).exclude(reporter__in=again)
    reopened.update(state=Report.State.OPEN, decision=None, decided_at=None)


@transaction.atomic
def appeal(decision: Decision, person: User, words: str, *, at: datetime) -> Conversation:
    """Ask our office to look again; returns the thread in which it answers. Raises Refused."""
    held = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if held.is_undone:
        raise Refused("undone")
    if held.appealed_at is not None:
        raise Refused("appealed")
    thread = conversations.start_support(member=person, subject=_("Appeal against a decision of our office"))
    conversations.post_messages([Post(thread.ref, person.pk, uuid4(), words)])
    held.appeal, held.appealed_at, held.appeal_thread = words, at, thread
    held.save(update_fields=["appeal", "appealed_at", "appeal_thread"])
    events.record(
        DecisionAppealed(actor_id=person.pk, decision_id=held.pk, conversation_id=thread.pk, occurred_at=at)
    )
    return thread


@transaction.atomic
def write_as_office(decision: Decision, words: str) -> None:
    """Say it to the person in a thread of their own with our office, as the agent who decided."""
    agent = decision.by
    if agent is None:
        return
    thread = conversations.start_support(member=decision.about, subject=_("A word from our office"))
    conversations.join_support(thread, agent)
    conversations.post_messages([Post(thread.ref, agent.pk, uuid4(), words)])


def record(kind: type[DecisionFact], decision: Decision, by: User, at: datetime) -> None:
    events.record(
        kind(
            actor_id=by.pk,
            decision_id=decision.pk,
            about_id=decision.about_id,
            verdict=decision.verdict,
            report_ids=list(decision.reports.order_by("pk").values_list("pk", flat=True)),
            occurred_at=at,
        )
    )
