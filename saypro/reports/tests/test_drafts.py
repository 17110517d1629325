"""Writing a report: sentences computed from figures, edited by a lead, and kept for ever."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.helpdesk.models import Team
from saypro.notifications.models import Mail
from saypro.reports.actions import (
    Line,
    add_line,
    add_recipient,
    begin_draft,
    edit_draft,
    finish_draft,
    issue,
    make_plan,
)
from saypro.reports.actions.issuing import whole_material
from saypro.reports.insights import advice, busiest, insights, recommendations
from saypro.reports.kinds import KINDS
from saypro.reports.models import Draft, Issue
from saypro.reports.periods import Length, period_of
from saypro.reports.refusals import Refused
from saypro.reports.sections import standings
from saypro.reports.testing import a_past_ticket
from saypro.surveys.models import Survey
from saypro.surveys.testing import a_survey, an_answer

ZONE = ZoneInfo("Africa/Johannesburg")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZONE)
APRIL = datetime(2026, 4, 1, 6, 5, tzinfo=ZONE)
QUARTER = period_of(Length.QUARTER, MONDAY.date())
KIND = KINDS["quarterly"]


def some_work(agent: User) -> None:
    a_past_ticket(MONDAY, (0, "asked"), (3, "answered"), (20, "solved"), by=agent, category="support")
    a_past_ticket(MONDAY, (0, "asked"), (30, "answered"), by=agent, category="violation")


def said(score: int, words: str, **about: object) -> Survey:
    survey = an_answer(a_survey(a_person()), score, at=MONDAY, worked=words, improve=words)
    Survey.objects.filter(pk=survey.pk).update(**about)
    return survey


def test_sentences_follow_from_the_figures(agent: User) -> None:
    some_work(agent)
    given = whole_material(QUARTER, APRIL)
    found = insights(given)
    assert found[0].startswith("4 messages were exchanged; ")
    assert "50.0 % of all waits ended within 24 hours." in found[1]
    said = "Messages exchanged: 4, the goal 20\xa0000. Tell more members what they can ask us."
    assert recommendations(given) == [said], "two tickets are too few to say more"
    (late,) = [one for one in standings(given) if one.goal.metric_key == "answered_24h" and not one.goal.of]
    words = "Answered within 24 h is 50.0 %, the goal 90 %: plan more agents for Mon 9:00"
    assert advice(late, given) == f"{words}, when members write most."


def test_a_quiet_time_has_nothing_to_say(db: None) -> None:
    given = whole_material(QUARTER, APRIL)
    assert insights(given) == []
    assert busiest(given.hours) == ""


def test_members_are_quoted_without_who_they_are_and_never_from_private_teams(db: None) -> None:
    private = Team.objects.create(name="Complaints", is_private=True)
    said(10, "Quick and kind. Call me on 082 123 4567 any time", segment="new")
    said(2, "Three days for a refund is too long", segment="premium")
    said(3, "What I told you about your agent in private", team=private)
    said(10, "I was asked because I was happy", origin="happy")
    said(1, "Too short")
    quotes = whole_material(QUARTER, APRIL).quotes
    assert [(quote.words, quote.who) for quote in quotes] == [
        ("Quick and kind. Call me on [phone number left out] any time", "New member, 10 of 10"),
        ("Three days for a refund is too long", "Premium member, 2 of 10"),
    ]


def test_nobody_of_the_thread_is_named_in_a_quote(agent: User) -> None:
    member = a_person("Sibusiso Khumalo")
    survey = a_survey(member, agent=agent)
    first = agent.first_name
    an_answer(survey, 9, at=MONDAY, worked=f"{first} sorted it for Mr Khumalo, tell @{member.handle}")
    (quote,) = whole_material(QUARTER, APRIL).quotes
    assert quote.words.count("[name left out]") == 3
    assert not {first, "Khumalo", member.handle} & set(quote.words.replace(",", "").split())


def test_what_was_done_by_plan_is_told_with_its_month(lead: User) -> None:
    plan = make_plan(MONDAY.date(), takes_targets=False, by=lead, at=APRIL)
    add_line(plan, Line(3, "Macros rewritten.", state="done", note="Saves an hour a day."), by=lead)
    add_line(plan, Line(2, "Photo upload fixed.", state="done"), by=lead)
    assert whole_material(QUARTER, APRIL).improved == [
        ("February", "Photo upload fixed."),
        ("March", "Macros rewritten. Saves an hour a day."),
    ]
    march = period_of(Length.MONTH, MONDAY.date())
    assert [month for month, _text in whole_material(march, APRIL).improved] == ["March"]


def test_a_draft_keeps_its_figures_while_its_sentences_change(agent: User, lead: User) -> None:
    some_work(agent)
    said(10, "Quick and kind people", segment="new")
    said(2, "Three days for a refund is too long")
    draft = begin_draft(KIND, QUARTER, by=lead, at=APRIL)
    some_work(agent)
    edit_draft(
        draft, {"lead": "A good start.\n\n But slow. ", "insights": "", "recommendations": "Hire."}, [1, 7]
    )
    made = finish_draft(draft, is_mailed=False, by=lead, at=APRIL)
    assert made.told["lead"] == ["A good start.", "But slow."]
    assert (made.told["insights"], made.told["recommendations"]) == ([], ["Hire."])
    assert [quote["words"] for quote in made.told["quotes"]] == ["Three days for a refund is too long"]
    (mix,) = [table for table in made.told["tables"] if table["title"] == "What people wrote about"]
    assert ["Complaints, policy", 2, 50.0, 10, None] in mix["rows"], "two of four messages, not of eight"
    with pytest.raises(Refused, match="already"):
        finish_draft(draft, is_mailed=False, by=lead, at=APRIL)
    assert not Mail.objects.exists()


def test_sentences_that_are_too_many_too_long_or_none_are_refused(lead: User) -> None:
    draft = begin_draft(KIND, QUARTER, by=lead, at=APRIL)
    for wrong in ({"lead": " \n"}, {"lead": "x" * 501}, {"lead": "Good.", "insights": "x\n" * 21}):
        with pytest.raises(Refused, match=r"\.$"):
            edit_draft(draft, wrong, [])
    with pytest.raises(Refused, match="still to come"):
        begin_draft(KIND, QUARTER, by=lead, at=APRIL - timedelta(days=100))


def test_the_paper_says_all_of_it_and_draws_with_words_beside(agent: User, lead: User) -> None:
    some_work(agent)
    said(10, "Quick and kind people", segment="new")
    made = issue(KIND, QUARTER, by=lead, at=APRIL)
    paper = PdfReader(io.BytesIO(made.pdf))
    words = " ".join("".join(page.extract_text() for page in paper.pages).split())
    for told in (
        made.told["recommendations"][0],
        "Quick and kind people",
        "goal 90 %",
        "Messages over the time",
    ):
        assert " ".join(told.split()) in words
    drawn = [part for part in parts_of(paper.root_object["/StructTreeRoot"]) if part.get("/Alt")]
    assert any("Support: 50.0 %" in str(part["/Alt"]) for part in drawn), "a chart has words for the ears"
    kinds = {str(part.get("/S")) for part in parts_of(paper.root_object["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Figure"} <= kinds


def parts_of(part: object) -> list[dict[str, object]]:
    """The part of the tags' tree and all below it."""
    found: list[dict[str, object]] = []
    waiting = [part]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            found.append(one)
            waiting.append(one.get("/K"))
    return found


def test_what_is_mailed_brings_its_paper_along_where_it_is_small(
    lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_recipient("quarterly", "board@example.com", by=lead)
    finish_draft(begin_draft(KIND, QUARTER, by=lead, at=APRIL), is_mailed=True, by=lead, at=APRIL)
    (file,) = Mail.objects.get().sent_files
    assert file.name == "quarterly-2026-01-01.pdf"
    with default_storage.open(file.path) as stored:
        assert stored.read() == bytes(Issue.objects.get().pdf)
    monkeypatch.setattr("saypro.reports.actions.issuing.MOST_ATTACHED", 100)
    finish_draft(begin_draft(KIND, QUARTER, by=lead, at=APRIL), is_mailed=True, by=lead, at=APRIL)
    assert Mail.objects.latest("pk").sent_files == []


def test_a_lead_writes_a_report_on_its_page(lead: User) -> None:
    client = signed_in_client(lead)
    day = f"{timezone.localdate():%Y-%m-%d}"
    page = client.post(reverse("reports:issues"), {"kind": "weekly", "day": day, "draft": "1"})["Location"]
    assert "Nothing has been measured in this time yet." in client.get(page).content.decode()
    assert client.post(page, {"lead": ""}).status_code == 422
    assert client.post(page, {"lead": "A quiet week.", "quote": ["0", "x", "²"]}).status_code == 302
    assert client.get(f"{page}?format=pdf").content.startswith(b"%PDF")
    assert page in client.get(reverse("reports:issues")).content.decode()
    kept = client.post(f"{page}finish/")["Location"]
    assert "A quiet week." in client.get(kept).content.decode()
    assert not Draft.objects.exists()
    assert client.get(page)["Location"] == kept


def test_a_draft_can_be_thrown_away_and_is_nothing_for_agents(lead: User, agent: User) -> None:
    draft = begin_draft(KIND, QUARTER, by=lead, at=APRIL)
    page = reverse("reports:draft", args=[draft.ref])
    assert signed_in_client(agent).get(page).status_code == 404
    assert signed_in_client(lead).post(f"{page}removal/").status_code == 302
    assert not Draft.objects.exists()
