"""Going through a month, and planning a quarter."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.events.testing import recorded
from saypro.kit.assertions import assert_queries
from saypro.reports import access, queries
from saypro.reports.actions import (
    Line,
    add_item,
    add_line,
    begin_review,
    change_line,
    drop_item,
    drop_line,
    make_plan,
    note_item,
)
from saypro.reports.events import PlanLineChanged, ReviewBegun, ReviewChanged
from saypro.reports.models import Part, Plan, PlanLine, Review, Target
from saypro.reports.periods import Length, period_called, period_of
from saypro.reports.refusals import Refused
from saypro.reports.testing import a_past_ticket

ZONE = ZoneInfo("Africa/Johannesburg")
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
NOW = datetime(2026, 4, 2, 10, tzinfo=ZONE)


@pytest.fixture
def desk(agent: User) -> Client:
    return signed_in_client(agent)


@pytest.fixture
def head_office(lead: User) -> Client:
    return signed_in_client(lead)


def body(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


@pytest.mark.parametrize("slug", ["2026-q3", "2026-03", "2026-12"])
def test_a_period_is_found_by_what_addresses_call_it(slug: str) -> None:
    period = period_called(slug)
    assert period is not None
    assert period.slug == slug


@pytest.mark.parametrize("slug", ["2026-q5", "2026-13", "1999-01", "2026", "2026-q", "x"])
def test_other_words_name_no_period(slug: str) -> None:
    assert period_called(slug) is None


def test_a_review_begins_once_and_is_ticked_by_somebody(lead: User) -> None:
    review = begin_review(MARCH, by=lead, at=NOW)
    assert begin_review(date(2026, 3, 20), by=lead, at=NOW) == review
    first = review.items.all()[0]
    note_item(first, " New members wait too long. ", is_done=True, by=lead, at=NOW)
    note_item(first, "New members wait too long.", is_done=True, by=lead, at=NOW + timedelta(hours=1))
    (kept,) = [item for item in queries.items_of(MARCH) if item.done_at]
    assert (kept.note, kept.done_by, kept.done_at) == ("New members wait too long.", lead, NOW)
    assert len(recorded(ReviewBegun)) == 1
    assert [fact.what for fact in recorded(ReviewChanged)] == ["ticked"]
    assert queries.reviews().get().done == 1  # type: ignore[attr-defined]


def test_the_next_review_has_the_points_of_the_last_one(lead: User) -> None:
    march = begin_review(MARCH, by=lead, at=NOW)
    add_item(march, "Is the help page up to date?", by=lead)
    drop_item(march.items.all()[0], by=lead)
    april = begin_review(APRIL, by=lead, at=NOW)
    texts = [item.text for item in april.items.all()]
    assert texts == [item.text for item in march.items.all()]
    assert texts[-1] == "Is the help page up to date?"
    assert not april.items.exclude(done_at=None).exists()


def test_what_a_review_cannot_be_is_refused(lead: User) -> None:
    with pytest.raises(Refused, match="still to come"):
        begin_review(date(2026, 5, 1), by=lead, at=NOW)
    review = begin_review(MARCH, by=lead, at=NOW)
    for text, metric in (("  ", ""), ("x" * 301, ""), ("Look", "nonsense")):
        with pytest.raises(Refused, match=r"\.$"):
            add_item(review, text, metric, by=lead)
    with pytest.raises(Refused, match="1 000"):
        note_item(review.items.all()[0], "x" * 1001, is_done=True, by=lead, at=NOW)


def test_a_plan_has_the_owners_steps_for_each_month(lead: User) -> None:
    make_plan(APRIL, takes_targets=False, by=lead, at=NOW)
    goals = list(queries.lines_of(APRIL).filter(is_goal=True).values_list("part", "text"))
    assert goals == [
        (1, "Roll out the direct messaging system and promote it to members."),
        (2, "Evaluate feedback and response times, and adjust the messaging system as necessary."),
        (3, "Reach 85 % of members satisfied or more, and keep it."),
        (4, "Evaluate the quarter."),
    ]
    assert [queries.lines_of(APRIL).filter(part=part, is_goal=False).count() for part in Part] == [3, 4, 3, 3]


def test_a_plan_is_made_from_what_the_last_quarter_left(lead: User, agent: User) -> None:
    earlier = make_plan(date(2026, 1, 1), takes_targets=False, by=lead, at=NOW - timedelta(days=60))
    add_line(earlier, Line(2, "Hire an agent who speaks isiZulu.", owner=agent, state="going"), by=lead)
    add_line(earlier, Line(2, "Paint the office.", state="done"), by=lead)
    begin = datetime(2026, 3, 2, 9, tzinfo=ZONE)
    a_past_ticket(begin, (0, "asked"), (30, "answered"), (31, "solved"), by=agent, category="support")
    make_plan(APRIL, takes_targets=True, by=lead, at=NOW)
    steps = {line.text: line for line in queries.lines_of(APRIL).filter(part=1, is_goal=False)}
    assert steps["Hire an agent who speaks isiZulu."].owner == agent
    assert "Paint the office." not in steps
    text = "Answered within 24 h came to 0.0 %, the goal was 90 %. Find out why, and change it."
    assert steps[text].metric == "answered_24h"
    assert Target.objects.filter(metric="solved_72h", valid_from=NOW.date(), goal=85).exists()


def test_making_a_plan_again_changes_nothing(lead: User) -> None:
    plan = make_plan(APRIL, takes_targets=False, by=lead, at=NOW)
    row = plan.lines.all()[0]
    change_line(row, Line(3, "Rest.", state="dropped"), by=lead)
    drop_line(plan.lines.all()[1], by=lead)
    many = plan.lines.count()
    assert make_plan(APRIL, takes_targets=True, by=lead, at=NOW) == plan
    assert plan.lines.count() == many
    assert not Target.objects.exists()
    assert [fact.state for fact in recorded(PlanLineChanged)] == ["dropped", ""]
    with pytest.raises(Refused, match="too far"):
        make_plan(date(2028, 1, 1), takes_targets=False, by=lead, at=NOW)


def test_a_lead_goes_through_a_month_on_its_page(head_office: Client, desk: Client) -> None:
    this = period_of(Length.MONTH, timezone.localdate())
    address = reverse("reports:review", args=[this.slug])
    assert address in body(head_office, reverse("reports:reviews"))
    assert head_office.post(address).status_code == 302
    item = Review.objects.get().items.all()[0]
    step = reverse("reports:review_item", args=[item.pk])
    assert head_office.post(step, {"note": "Good", "done": "1"}).status_code == 302
    assert head_office.post(step, {"note": "Better"}).status_code == 302
    read = body(desk, address)
    assert "Better" in read
    assert "1 of 16 points are done." in read
    assert "Keep the note" not in read, "agents read"
    points = reverse("reports:review_items", args=[this.slug])
    assert head_office.post(points, {"text": "", "metric": ""}).status_code == 422
    assert head_office.post(points, {"text": "Look", "metric": "nonsense"}).status_code == 422


def test_a_lead_writes_a_plan_and_takes_it_along(head_office: Client, desk: Client, agent: User) -> None:
    this = period_of(Length.QUARTER, timezone.localdate())
    address = reverse("reports:plan", args=[this.slug])
    assert address in body(desk, reverse("reports:plans"))
    body(head_office, f"{address}?format=pdf", status=404)
    assert head_office.post(address, {}).status_code == 302
    given = {
        "text": "Train us",
        "part": "2",
        "kind": "step",
        "state": "going",
        "owner": agent.handle,
        "metric": "satisfaction",
        "note": "On Fridays",
    }
    lines = reverse("reports:plan_lines", args=[this.slug])
    assert head_office.post(lines, given).status_code == 302
    row = PlanLine.objects.get(text="Train us")
    assert (row.owner, row.part, row.state) == (agent, 2, "going")
    edit = reverse("reports:plan_line", args=[row.pk])
    assert "On Fridays" in body(head_office, edit)
    assert head_office.post(edit, {**given, "state": "done"}).status_code == 302
    for wrong in ({"text": ""}, {"part": "9"}, {"state": "x"}, {"owner": "nobody"}, {"metric": "x"}):
        assert head_office.post(edit, {**given, **wrong}).status_code == 422
    for kind, begin in (("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("json", b"[{")):
        assert desk.get(f"{address}?format={kind}").content.startswith(begin)
    body(desk, f"{address}?format=exe", status=404)
    assert head_office.post(reverse("reports:plan_line_removal", args=[row.pk])).status_code == 302
    assert not PlanLine.objects.filter(pk=row.pk).exists()


def test_plans_and_reviews_ask_a_bounded_number_of_questions(head_office: Client, lead: User) -> None:
    at, today = timezone.now(), timezone.localdate()
    begin_review(today, by=lead, at=at)
    make_plan(today, takes_targets=False, by=lead, at=at)
    for name, slug in (("plan", Length.QUARTER), ("review", Length.MONTH)):
        address = reverse(f"reports:{name}", args=[period_of(slug, today).slug])
        head_office.get(address)
        with assert_queries(name, beside=__file__):
            head_office.get(address)
    for name in ("plans", "reviews"):
        with assert_queries(name, beside=__file__):
            head_office.get(reverse(f"reports:{name}"))


def test_strangers_and_agents_change_nothing(agent: User, member: User, lead: User) -> None:
    review, plan = (
        begin_review(MARCH, by=lead, at=NOW),
        make_plan(APRIL, takes_targets=False, by=lead, at=NOW),
    )
    item, line = review.items.all()[0], plan.lines.all()[0]
    for person in (agent, member):
        for find in (
            lambda person: access.review_for(person, "2026-03"),
            lambda person: access.item_for(person, item.pk),
            lambda person: access.plan_for(person, "2026-q2"),
            lambda person: access.line_for(person, line.pk),
        ):
            with pytest.raises(Http404):
                find(person)
    with pytest.raises(Http404):
        access.period_for(member, "2026-03", Length.MONTH)
    with pytest.raises(Http404):
        access.period_for(agent, "2026-q2", Length.MONTH)
    assert Plan.objects.count() == Review.objects.count() == 1
