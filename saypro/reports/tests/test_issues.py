"""Weekly, monthly, quarterly and named reports: made once, kept as they were, mailed, taken along."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.events.testing import recorded
from saypro.kit.assertions import assert_queries
from saypro.notifications.models import Mail
from saypro.reports.actions import add_recipient, issue, issue_due, take_proposals
from saypro.reports.events import ReportIssued
from saypro.reports.kinds import DECLARED, KINDS
from saypro.reports.models import Issue, Recipient, Target
from saypro.reports.periods import Length, period_of
from saypro.reports.refusals import Refused
from saypro.reports.sections import SECTIONS, raised
from saypro.reports.testing import a_past_ticket

ZONE = ZoneInfo("Africa/Johannesburg")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZONE)
APRIL = datetime(2026, 4, 1, 6, 5, tzinfo=ZONE)
QUARTER = period_of(Length.QUARTER, MONDAY.date())


@pytest.fixture
def head_office(lead: User) -> Client:
    return signed_in_client(lead)


def some_work(agent: User) -> None:
    a_past_ticket(MONDAY, (0, "asked"), (3, "answered"), (20, "solved"), by=agent, category="support")
    a_past_ticket(MONDAY, (0, "asked"), (30, "answered"), by=agent, category="violation")


def test_the_schedule_makes_each_report_once_when_its_time_is_over(agent: User) -> None:
    some_work(agent)
    assert issue_due(APRIL) == len(DECLARED)
    assert issue_due(APRIL + timedelta(hours=3)) == 0
    made = {one.kind: (one.title, one.since.isoformat()) for one in Issue.objects.all()}
    assert made["quarterly"] == ("Quarterly report: Quarter 1, January to March 2026", "2026-01-01")
    assert made["weekly"][1] == "2026-03-23"
    assert len(recorded(ReportIssued)) == len(DECLARED)


def test_a_report_says_what_the_dashboard_says(agent: User) -> None:
    some_work(agent)
    made = issue(KINDS["quarterly"], QUARTER, by=None, at=APRIL)
    tables = {table["title"]: table for table in made.told["tables"]}
    rows = {(row[0], row[1]): row for row in tables["Targets"]["rows"]}
    assert rows["Answered within 24 h", "All"][2:] == ["90 %", "50.0 %", "–", "Missed"]
    assert rows["Solved as promised", "Support"][5] == "Goal met"
    assert ["Complaints, policy", 2, 50.0, 10, None] in tables["What people wrote about"]["rows"]
    assert tables["Not solved, when this was made"]["rows"][3] == ["Over 72 h", 1]
    assert made.told["lead"][0].endswith("is the one to fix.")


def test_a_report_is_set_on_tagged_paper(agent: User) -> None:
    some_work(agent)
    made = issue(KINDS["quarterly"], QUARTER, by=None, at=APRIL)
    paper = PdfReader(io.BytesIO(made.pdf))
    words = "".join(page.extract_text() for page in paper.pages)
    assert "Answered within 24 h" in words
    assert paper.metadata is not None
    assert paper.metadata.title == made.title
    assert paper.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_a_report_that_was_made_never_changes(agent: User) -> None:
    some_work(agent)
    made = issue(KINDS["weekly"], period_of(Length.WEEK, MONDAY.date()), by=agent, at=APRIL)
    a_past_ticket(MONDAY, (0, "asked"), (1, "answered"), by=agent)
    assert Issue.objects.get().told == made.told
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        Issue.objects.update(title="Better")


def test_a_report_is_mailed_to_its_list_once(agent: User, lead: User) -> None:
    add_recipient("weekly", "board@example.com", by=lead)
    add_recipient("weekly", "board@example.com", by=lead)
    add_recipient("monthly", "other@example.com", by=lead)
    issue(KINDS["weekly"], period_of(Length.WEEK, MONDAY.date()), by=None, at=APRIL)
    issue(KINDS["weekly"], period_of(Length.WEEK, MONDAY.date()), by=lead, at=APRIL)
    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == ("board@example.com", Issue.objects.earliest("pk").title)
    assert "/office/figures/reports/" in mail.text


@pytest.mark.parametrize(
    ("kind", "email"), [("nonsense", "a@example.com"), ("weekly", "no address"), ("weekly", "a@b\nBcc: c@d")]
)
def test_what_is_no_address_or_report_is_refused(head_office: Client, kind: str, email: str) -> None:
    head_office.post(reverse("reports:recipients"), {"kind": kind, "email": email})
    assert not Recipient.objects.exists()


def test_what_is_to_come_cannot_be_reported(lead: User) -> None:
    with pytest.raises(Refused, match="still to come"):
        issue(KINDS["weekly"], period_of(Length.WEEK, MONDAY.date()), by=lead, at=MONDAY - timedelta(days=9))


def test_a_quarter_proposes_the_next_ones_targets(agent: User, lead: User) -> None:
    some_work(agent)
    made = issue(KINDS["quarterly"], QUARTER, by=None, at=APRIL)
    (table,) = [one for one in made.told["tables"] if one["title"] == "Targets proposed"]
    rows = {(row[0], row[1]): row[2:] for row in table["rows"]}
    assert rows["Solved as promised", "Support"] == ["92.5 %", "Reached: a little more."]
    assert rows["Messages exchanged", "All"] == ["20\xa0000", "Not reached yet: it stays."]
    count = take_proposals(made, by=lead, at=APRIL)
    assert count == len(table["rows"]) == Target.objects.filter(valid_from="2026-04-01").count()
    with pytest.raises(Refused, match="proposes no targets"):
        take_proposals(
            issue(KINDS["weekly"], period_of(Length.WEEK, MONDAY.date()), by=lead, at=APRIL),
            by=lead,
            at=APRIL,
        )


@given(st.integers(1, 10**7))
def test_a_raised_count_is_a_tenth_more_and_round(count: int) -> None:
    assert count * 1.1 <= raised(count) + 1e-6
    assert raised(count) <= count * 1.25 + 2


def test_every_report_is_made_of_known_sections() -> None:
    assert {key for kind in DECLARED for key in kind.sections} == set(SECTIONS)


def test_a_lead_makes_one_by_hand_and_takes_it_along(head_office: Client, agent: User) -> None:
    some_work(agent)
    made = head_office.post(reverse("reports:issues"), {"kind": "scmr5-profiles", "day": "2026-03-05"})
    page = head_office.get(made["Location"])
    assert "SCMR-5 Profile usage: March 2026" in page.content.decode()
    for kind, begin in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"[{")):
        assert head_office.get(f"{made['Location']}?format={kind}").content.startswith(begin)
    assert head_office.get(f"{made['Location']}?format=exe").status_code == 404


@pytest.mark.parametrize("wrong", [{"kind": "nonsense"}, {"day": "tomorrow"}, {"day": "2099-01-01"}])
def test_what_cannot_be_made_is_said_so(head_office: Client, wrong: dict[str, str]) -> None:
    assert head_office.post(reverse("reports:issues"), {"kind": "weekly", **wrong}).status_code == 422
    assert not Issue.objects.exists()


def test_agents_read_reports_but_make_none(agent: User, lead: User) -> None:
    made = issue(KINDS["weekly"], period_of(Length.WEEK, timezone.localdate()), by=lead, at=timezone.now())
    desk = signed_in_client(agent)
    assert made.title in desk.get(reverse("reports:issues")).content.decode()
    assert desk.get(reverse("reports:issue", args=[made.ref])).status_code == 200
    assert desk.post(reverse("reports:issues"), {"kind": "weekly"}).status_code == 404


def test_the_list_of_reports_asks_a_bounded_number_of_questions(head_office: Client, lead: User) -> None:
    for number in range(3):
        day = timezone.localdate() - timedelta(days=7 * number)
        issue(KINDS["weekly"], period_of(Length.WEEK, day), by=lead, at=timezone.now())
        add_recipient("weekly", f"board{number}@example.com", by=lead)
    head_office.get(reverse("reports:issues"))
    with assert_queries("issues", beside=__file__):
        head_office.get(reverse("reports:issues"))
