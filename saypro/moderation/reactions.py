"""What we do about what is said and decided: judge it, and let people hear of it."""

from django.conf import settings

from saypro.conversations.events import MessageEdited, MessagesPosted
from saypro.deals import actions as deals
from saypro.moderation import actions, notices, queries
from saypro.moderation.events import DecisionFact, DecisionUndone, ReportsDecided
from saypro.moderation.models import Decision, Report

Verdict = Decision.Verdict


def judge_messages(fact: MessagesPosted) -> None:
    """Warn the readers of what looks risky."""
    actions.judge_messages([message_id for message_id, *_rest in fact.messages], at=fact.occurred_at)


def judge_edit(fact: MessageEdited) -> None:
    """Other words are judged anew."""
    actions.judge_messages([fact.message_id], at=fact.occurred_at)


def tell_of_decision(fact: ReportsDecided) -> None:
    """Whoever reported hears what came of it, and whoever it touches hears why."""
    decision = Decision.objects.select_related("about", "by").get(pk=fact.decision_id)
    for report in Report.objects.filter(pk__in=fact.report_ids).order_by("pk"):
        notices.tell_reporter(report, decision, fact.event_id, fact.occurred_at)
    if decision.verdict != Verdict.NONE:
        notices.tell_person(decision, fact.event_id, fact.occurred_at)
    if decision.verdict == Verdict.WARN:
        address = settings.SITE_URL + decision.get_absolute_url()
        actions.write_as_office(decision, notices.letter(decision, address))


def count_spam(fact: ReportsDecided) -> None:
    """What was asked only to cheat needs no answer: it counts for no seller's figure."""
    call_spam(fact, is_spam=fact.verdict != Verdict.NONE)


def count_again(fact: DecisionUndone) -> None:
    call_spam(fact, is_spam=False)


def call_spam(fact: DecisionFact, *, is_spam: bool) -> None:
    for thread in queries.threads_begun_to_cheat(fact.report_ids, fact.about_id):
        deals.call_spam(thread, by_id=fact.actor_id, at=fact.occurred_at, is_spam=is_spam)


def tell_of_undoing(fact: DecisionUndone) -> None:
    decision = Decision.objects.get(pk=fact.decision_id)
    for report in Report.objects.filter(pk__in=fact.report_ids).order_by("pk"):
        notices.tell_reporter_again(report, fact.event_id, fact.occurred_at)
    if decision.verdict != Verdict.NONE:
        notices.tell_person_of_undoing(decision, fact.event_id, fact.occurred_at)
