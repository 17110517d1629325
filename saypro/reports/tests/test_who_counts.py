"""Who is in no figure, and what of the days is counted again when that changes."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from saypro.accounts.actions import change_role, mark_as_test
from saypro.accounts.models import Role, User
from saypro.accounts.testing import a_lead, a_person
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal
from saypro.deals.testing import seller_of
from saypro.events.testing import run_reactions
from saypro.helpdesk.actions import mark_spam, unmark_spam
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.testing import a_ticket
from saypro.moderation.actions import undo
from saypro.moderation.testing import a_decision, a_report
from saypro.moderation.things import of_person
from saypro.reports.actions import count_threads_again, fill_due, measure_lately
from saypro.reports.metrics import DECLARED, METRICS
from saypro.reports.models import Fill, Interval
from saypro.reports.periods import Length, period_of
from saypro.reports.queries import Filters, figures_of, profiles, rows_behind
from saypro.reports.testing import a_past_ticket
from saypro.surveys.actions import note_left_out
from saypro.surveys.models import Survey
from saypro.surveys.queries import feedback, quotable
from saypro.surveys.testing import a_survey, a_talk, an_answer, talk_surveys

ZONE = ZoneInfo("Africa/Johannesburg")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZONE)
NOW = datetime(2026, 3, 20, 12, tzinfo=ZONE)
MONTH = period_of(Length.MONTH, MONDAY.date())


@pytest.fixture(autouse=True)
def _mail_is_kept_to_be_read(settings: Any) -> None:
    settings.KEEPS_MAIL = True


@pytest.fixture
def tester(agent: User) -> User:
    """They wrote to us, to a seller and in a survey, as somebody else did, who counts."""
    tester, other = a_person("Thandi Tester"), a_person("Sipho Ndlovu")
    for person, days in ((tester, 0), (other, 14)):
        opened_at = MONDAY + timedelta(days=days)
        a_past_ticket(opened_at, (0, "asked"), (3, "answered"), (50, "solved"), by=agent, member=person)
        deal = a_talk(a_deal(person))
        Message.objects.filter(conversation=deal).update(sent_at=opened_at + timedelta(days=1))
        an_answer(a_survey(person), 9, at=opened_at, worked="They were quick and kind")
    run_reactions()
    fill_due(NOW)
    return tester


def told() -> dict[str, tuple[float | None, int]]:
    """By figure, its value and of how many."""
    found = figures_of(MONTH, NOW)
    return {metric.key: (v.value, v.n) for metric in DECLARED if (v := found.value(metric.formula))}


def test_a_test_account_is_in_no_figure_and_back_when_it_is_none(tester: User, lead: User) -> None:
    before, members = told(), profiles(MONTH.since, MONTH.until)["members"]
    mark_as_test(tester, is_test=True, by=lead)
    run_reactions()
    after = told()
    assert {key: (before[key][1], after[key][1]) for key in COUNTS} == COUNTS
    assert profiles(MONTH.since, MONTH.until)["members"] == members - 1
    assert len(quotable(MONDAY, NOW)[0]) == len(list(feedback(MONDAY, NOW))) == 1
    fill_due(NOW)
    assert told() == after, "kept or counted live, it is the same"
    mark_as_test(tester, is_test=False, by=lead)
    run_reactions()
    assert told() == before


# Before and after; a talk has two messages, and both sides of it wrote.
COUNTS = {
    "messages": (4, 2),
    "opened": (2, 1),
    "first_24h": (2, 1),
    "solved_median": (2, 1),
    "active": (4, 2),
    "between": (4, 2),
    "satisfaction": (2, 1),
    "meant_well": (2, 1),
}


def test_only_the_days_are_counted_again_on_which_they_did_something(tester: User, lead: User) -> None:
    mark_as_test(tester, is_test=True, by=lead)
    run_reactions()
    touched = set(Fill.objects.filter(is_filled=False).values_list("day_on", flat=True))
    asked, wrote, solved, due = (date(2026, 3, day) for day in range(2, 6))
    assert touched == {asked, wrote, solved, due}


def test_the_rows_behind_a_figure_are_what_it_counts(tester: User, agent: User, lead: User) -> None:
    mark_as_test(tester, is_test=True, by=lead)
    run_reactions()
    found = figures_of(MONTH, NOW)
    for key in ("messages", "opened", "solved", "answered_24h", "solved_72h", "first_median", "solved_p90"):
        formula = METRICS[key].formula
        page = rows_behind(formula, MONTH, NOW, agent, filters=Filters())
        assert page is not None
        assert len(page.rows) == found.value(formula).n, key


def test_spam_is_in_no_figure_and_back_when_it_was_none(tester: User, agent: User) -> None:
    before = told()
    for ticket in Ticket.objects.filter(member=tester):
        mark_spam(ticket, by=agent, at=timezone.now())
    run_reactions()
    after = told()
    talks = {"active", "between"}
    assert {key: (before[key][1], after[key][1]) for key in COUNTS.keys() - talks} == {
        key: counts for key, counts in COUNTS.items() if key not in talks
    }
    assert all(after[key] == before[key] for key in talks), "they wrote to a member, too"
    assert not Ticket.objects.filter(member=tester, pk__in=Interval.objects.values("ticket")).exists()
    measure_lately(timezone.now())
    fill_due(NOW)
    assert told() == after
    for ticket in Ticket.objects.filter(member=tester):
        unmark_spam(ticket, by=agent, at=timezone.now())
    run_reactions()
    assert {key: told()[key][1] for key in COUNTS} == {key: before[key][1] for key in COUNTS} | GOES_ON


GOES_ON = {"solved_median": 1}  # nobody ever solved the thread of this ticket


def test_who_writes_nothing_but_spam_is_no_active_member(agent: User) -> None:
    ticket = a_ticket()
    run_reactions()
    today = period_of(Length.WEEK, timezone.localdate())
    active = METRICS["active"].formula
    assert figures_of(today, timezone.now()).value(active).n == 1
    mark_spam(ticket, by=agent, at=timezone.now())
    run_reactions()
    assert figures_of(today, timezone.now()).value(active).n == 0


def test_people_of_our_office_are_no_members_of_ours(tester: User, agent: User) -> None:
    before = told()
    change_role(tester, role=Role.AGENT, by=None)
    run_reactions()
    after = told()
    assert {key: (before[key][1], after[key][1]) for key in COUNTS} == COUNTS


def test_whoever_sells_to_a_test_account_counts_with_what_they_wrote_to_others(tester: User) -> None:
    deal = a_talk(a_deal(a_person()))
    Message.objects.filter(conversation=deal).update(sent_at=MONDAY)
    run_reactions()
    mark_as_test(seller_of(deal), is_test=True, by=a_lead())
    run_reactions()
    assert told()["between"][1] == 4


def test_deals_begun_to_cheat_are_in_no_figure_and_back_when_that_was_wrong(tester: User) -> None:
    """What the office found when the seller reported it; its surveys, too."""
    deal = Conversation.objects.get(kind="deal", participants__person=tester)
    talk_surveys(deal, at=MONDAY)
    an_answer(Survey.objects.get(conversation=deal, side="seller"), 5, at=MONDAY)
    Message.objects.filter(conversation=deal).update(sent_at=MONDAY + timedelta(days=1))
    run_reactions()
    count_threads_again([deal.pk])
    fill_due(NOW)
    before = told()
    report = a_report(of_person(tester, deal), seller_of(deal), reason="spam")
    decision = a_decision(report)
    run_reactions()
    assert (cheated(before), cheated(told())) == ((6, 4, 1), (2, 2, 0))
    assert set(Fill.objects.filter(is_filled=False).values_list("day_on", flat=True)) == {date(2026, 3, 3)}
    fill_due(NOW)
    assert cheated(told()) == (2, 2, 0)
    undo(decision, by=a_lead(), at=timezone.now())
    run_reactions()
    assert told() == before


def cheated(found: dict[str, tuple[float | None, int]]) -> tuple[int, ...]:
    return tuple(found[key][1] for key in ("between", "active", "sellers_positive"))


def test_a_report_that_is_refused_leaves_nothing_out(tester: User) -> None:
    deal = Conversation.objects.get(kind="deal", participants__person=tester)
    before = told()
    a_decision(a_report(of_person(tester, deal), seller_of(deal), reason="spam"), verdict="none")
    run_reactions()
    assert told() == before


def test_what_is_asked_of_whoever_counts_not_is_left_out_from_the_start(tester: User, lead: User) -> None:
    mark_as_test(tester, is_test=True, by=lead)
    run_reactions()
    assert a_survey(tester).is_left_out
    assert not a_survey(a_person()).is_left_out


def test_looking_again_at_all_finds_what_was_missed(tester: User) -> None:
    """As a rebuilding does."""
    User.objects.filter(pk=tester.pk).update(is_test=True)
    assert (note_left_out(), note_left_out()) == (1, 0)
    assert Survey.objects.get(is_left_out=True).person == tester
