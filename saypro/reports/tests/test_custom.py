"""Reports of one's own, as pages and files."""

import csv
import io
import json
from datetime import datetime, timedelta
from urllib.parse import urlencode
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from saypro.accounts.models import User
from saypro.accounts.testing import an_agent, signed_in_client
from saypro.helpdesk.testing import a_team
from saypro.kit.assertions import assert_queries
from saypro.notifications.models import Mail
from saypro.reports.actions import fill_days, mail_saved, save_report
from saypro.reports.custom import BREAKABLE, DIMENSIONS
from saypro.reports.files import FORMULA, harmless, written
from saypro.reports.formulas import Formula, Quantile
from saypro.reports.models import SavedReport
from saypro.reports.queries import Asked, Filters
from saypro.reports.queries.custom import DIMENSIONS as COLUMNS
from saypro.reports.queries.custom import OF_SUMS, is_of_days, of_days, of_stretches, patiently, read
from saypro.reports.refusals import Refused
from saypro.reports.tables import Table
from saypro.reports.testing import a_past_ticket

ZONE = ZoneInfo("Africa/Johannesburg")
CUSTOM, STRETCHES = "/office/figures/custom/", "/office/figures/stretches/"


@pytest.fixture
def desk(agent: User) -> Client:
    return signed_in_client(agent)


def some_work(agent: User) -> None:
    begin = timezone.now() - timedelta(days=5)
    team = a_team(agent, name="=cmd|'/c calc'!A1")
    a_past_ticket(
        begin, (0, "asked"), (3, "answered"), (20, "solved"), by=agent, category="support", team=team
    )
    a_past_ticket(begin, (0, "asked"), (30, "answered"), by=agent, category="general", region="gp")


def asked(desk: Client, *, expecting: int = 200, **question: str | list[str]) -> str:
    answer = desk.get(f"{CUSTOM}?{urlencode(question, doseq=True)}")
    assert answer.status_code == expecting
    return str(answer.content.decode())


def rows(desk: Client, **question: str | list[str]) -> list[list[str | float | None]]:
    answer = desk.get(f"{CUSTOM}?{urlencode({**question, 'format': 'json'}, doseq=True)}")
    found: list[list[str | float | None]] = answer.json()["rows"]
    return found


def test_figures_are_broken_down_by_two(desk: Client, agent: User) -> None:
    some_work(agent)
    assert rows(desk, figure=["messages", "answered_24h"], by="category", then_by="region") == [
        ["General enquiry", "Gauteng", 2, 0.0, 1],
        ["Support request", "–", 2, 100.0, 1],
    ]
    assert rows(desk, figure="first_median") == [[16.5, 2]]


def test_every_dimension_adds_up_to_the_whole(agent: User, lead: User) -> None:
    some_work(agent)
    head_office = signed_in_client(lead)
    for by in DIMENSIONS:
        found = rows(head_office, figure="messages", by=by)
        assert sum(float(row[1] or 0) for row in found) == 4, by


DAY = timedelta(days=1)


def test_what_is_read_from_days_equals_what_the_stretches_say(agent: User) -> None:
    """Half of the days stand, and the others are counted live."""
    now = datetime(2026, 3, 20, 12, tzinfo=ZONE)
    for number in range(12):
        history = [(0, "asked"), (5 * number, "answered"), (7 * number, "asked"), (8 * number, "solved")]
        category, region = ["support", "general", ""][number % 3], ["WC", "GP"][number % 2]
        opened_at = now - number * 1.3 * DAY
        a_past_ticket(opened_at, *history[: number % 5], by=agent, category=category, region=region)
    fill_days([now.date() - day * DAY for day in range(1, 30, 2)], now)
    formulas = [one.formula for one in BREAKABLE if not isinstance(one.formula, Quantile)]

    @settings(deadline=None)
    @given(
        st.sampled_from(formulas),
        st.lists(st.sampled_from(sorted(OF_SUMS)), max_size=2, unique=True),
        st.sampled_from(["", "support", "violation"]),
        st.integers(0, 20),
        st.integers(1, 40),
    )
    def agree(formula: Formula, by: list[str], category: str, ago: int, days: int) -> None:
        until = now.date() + DAY - ago * DAY
        question = Asked(formula, by, until - days * DAY, until, Filters(category))
        assert is_of_days(question)
        assert read(question, of_days(question), now) == read(question, of_stretches(question), now)

    agree()


def test_single_agents_are_broken_down_for_leads_only(desk: Client, agent: User, lead: User) -> None:
    some_work(agent)
    question = {"figure": "messages", "region": "gp", "by": "agent"}
    assert rows(signed_in_client(lead), **question) == [["–", 1], ["Nomsa Dlamini", 1]]
    assert "Choose one from the list." in asked(desk, expecting=422, **question)


def test_every_figure_offered_can_be_asked(desk: Client, agent: User) -> None:
    some_work(agent)
    for metric in BREAKABLE:
        assert str(metric.name) in asked(desk, figure=metric.key, by="weekday", then_by="hour")


def test_what_is_offered_is_what_can_be_asked() -> None:
    assert set(DIMENSIONS) == set(COLUMNS)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"figure": "nonsense"}, "There is no such figure: nonsense."),
        ({"figure": "mix"}, "There is no such figure: mix."),
        ({"figure": "messages", "by": "password"}, "Choose one from the list."),
        ({"figure": "messages", "colour": "blue"}, "There is nothing called colour."),
        ({"figure": "messages", "by": "team", "then_by": "team"}, "Choose something else than before."),
        ({"figure": "messages", "since": "2026-01-01", "until": "2025-01-01"}, "at most 400 days later"),
        ({"figure": "messages", "since": "2020-01-01", "until": "2026-01-01"}, "at most 400 days later"),
        ({"figure": "messages", "since": "0001-01-01"}, "That is no day."),
        ({"figure": "messages", "until": "tomorrow"}, "That is no day."),
        ({"by": "team"}, "Choose at least one figure."),
        ({"figure": [one.key for one in BREAKABLE[:5]]}, "Choose at most four figures."),
    ],
)
def test_what_cannot_be_asked_is_said_so(desk: Client, wrong: dict[str, str], said: str) -> None:
    assert said in asked(desk, expecting=422, **wrong)


def test_a_question_that_takes_too_long_is_refused(db: None) -> None:
    with pytest.raises(Refused, match="takes too long"):
        patiently("SELECT pg_sleep(60)", {}, for_ms=20)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,), "the connection goes on"


def test_cells_that_begin_like_formulas_are_disarmed_in_every_file(desk: Client, agent: User) -> None:
    some_work(agent)
    address = f"{CUSTOM}?figure=messages&by=team"
    text = desk.get(f"{address}&format=csv").content.decode("utf-8-sig")
    assert ["'=cmd|'/c calc'!A1", "2"] in list(csv.reader(io.StringIO(text)))
    sheet = ZipFile(io.BytesIO(desk.get(f"{address}&format=xlsx").content))
    inside = "".join(sheet.read(name).decode() for name in sheet.namelist())
    assert "&apos;=cmd" in inside or "'=cmd" in inside
    assert "<f>" not in inside


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    assert not str(harmless(text)).lstrip(" ").startswith(FORMULA)


def test_several_tables_are_one_file() -> None:
    tables = [Table("One [a/b]", ["x"], [[1], [None]]), Table("One [a/b]" * 9, ["y"], [["z"]])]
    assert written(tables, "csv").decode("utf-8-sig").splitlines()[0] == "One [a/b]"
    assert len(json.loads(written(tables, "json"))) == 2
    assert ZipFile(io.BytesIO(written(tables, "xlsx"))).testzip() is None


def test_the_stretches_themselves_can_be_had(desk: Client, agent: User) -> None:
    some_work(agent)
    text = desk.get(STRETCHES).content.decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert {row["kind"] for row in found} >= {"first", "solved", "asked"}
    assert desk.get(f"{STRETCHES}?length=year").status_code == 422
    assert desk.get(f"{STRETCHES}?format=exe").status_code == 404


def test_stretches_of_private_teams_are_not_handed_out(desk: Client, agent: User) -> None:
    team = a_team(an_agent("Somebody Else"), name="Complaints about us")
    type(team).objects.update(is_private=True)
    a_past_ticket(timezone.now() - timedelta(days=5), (0, "asked"), team=team)
    assert len(desk.get(STRETCHES).content.decode().splitlines()) == 1


def test_a_question_can_be_kept_shared_and_removed(desk: Client, agent: User) -> None:
    given = {"query": "figure=messages&by=team", "name": "Teams", "shared": "1"}
    assert desk.post(f"{CUSTOM}saved/", given).status_code == 302
    colleague = signed_in_client(an_agent("Thabo Molefe"))
    assert "figure=messages&amp;by=team" in colleague.get(CUSTOM).content.decode()
    saved = SavedReport.objects.get()
    assert colleague.post(f"{CUSTOM}saved/{saved.ref}/removal/").status_code == 404
    assert desk.post(f"{CUSTOM}saved/{saved.ref}/removal/").status_code == 302
    assert not SavedReport.objects.exists()


def test_a_private_question_stays_private(desk: Client, agent: User) -> None:
    save_report("Mine alone", "figure=messages", is_shared=False, by=agent, at=timezone.now())
    assert "Mine alone" in desk.get(CUSTOM).content.decode()
    assert "Mine alone" not in signed_in_client(an_agent("Thabo Molefe")).get(CUSTOM).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "Long", "query": "x" * 1001},
        {"name": "No\0thing"},
        {"name": "Odd", "query": "figure=\0"},
        {"name": "Odd", "schedule": "year"},
    ],
)
def test_what_cannot_be_kept_is_not_kept(desk: Client, wrong: dict[str, str]) -> None:
    desk.post(f"{CUSTOM}saved/", {"query": "figure=messages", **wrong})
    assert not SavedReport.objects.exists()


def test_a_scheduled_question_is_mailed_once_when_its_time_is_over(agent: User, member: User) -> None:
    asked_at = datetime(2026, 3, 4, 9, tzinfo=ZONE)
    question = "figure=messages&by=team&since=2020-01-01"
    save_report("Teams", question, is_shared=True, schedule="week", by=agent, at=asked_at)
    save_report("Now and then", question, is_shared=True, by=agent, at=asked_at)
    assert mail_saved(asked_at + timedelta(days=4)) == 0, "the week goes on"
    monday = asked_at + timedelta(days=5)
    assert (mail_saved(monday), mail_saved(monday)) == (1, 0)
    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == (agent.email, "Teams: Week 10, 2 March to 8 March 2026")
    assert "figure=messages&by=team&since=2026-03-02&until=2026-03-08" in mail.text
    User.objects.filter(pk=agent.pk).update(role="member")
    assert mail_saved(monday + timedelta(days=7)) == 0, "who has left the office gets nothing"


def test_a_custom_report_asks_a_bounded_number_of_questions(desk: Client, agent: User) -> None:
    some_work(agent)
    desk.get(CUSTOM)
    with assert_queries("custom", beside=__file__):
        asked(desk, figure=["messages", "answered_24h"], by="category", then_by="week")
