"""Checklists: kept by leads, ticked by us, sent and ticked by the member."""

import pytest
from django.http import Http404
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, signed_in_client
from saypro.conversations.models import Message
from saypro.events.testing import run_reactions
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.cards import checklist_cards
from saypro.helpdesk.models import Category, Checklist, Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_checklist, a_ticket
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(member: User, agent: User) -> Ticket:
    return actions.sort(a_ticket(member), "support", by=agent)


def test_there_is_a_first_one_for_each_category_and_only_once() -> None:
    actions.lay_checklists()
    assert {one.category for one in Checklist.objects.all()} == set(Category.values)
    Checklist.objects.filter(category="misc").delete()
    actions.lay_checklists()
    assert not Checklist.objects.filter(category="misc").exists(), "what leads dropped stays away"


def test_only_leads_change_them(agent: User) -> None:
    checklist = a_checklist()
    with pytest.raises(Refused, match="Only leads"):
        actions.drop_checklist(checklist, by=agent)
    with pytest.raises(Refused, match="each on a line"):
        actions.save_checklist(checklist, category="support", name="x", steps=[" "], by=a_lead())
    with pytest.raises(Refused, match="this name"):
        actions.save_checklist(None, category="support", name=checklist.name, steps=["x"], by=a_lead())


def test_an_agent_ticks_a_step_and_the_history_says_who(ticket: Ticket, agent: User) -> None:
    checklist, now = a_checklist(), timezone.now()
    for _again in range(2):
        actions.check(ticket, checklist, 1, is_done=True, by=agent, at=now)
    (check,) = queries.checks_of(ticket)
    assert (check.done, check.steps[1].words) == (1, "Sign out and in again")
    (step,) = ticket.steps.filter(what="ticked")
    assert (step.actor, step.note) == (agent, "Sign out and in again")
    actions.check(ticket, checklist, 1, is_done=False, by=agent, at=now)
    assert queries.checks_of(ticket)[0].done == 0
    for position in (-1, 2):
        with pytest.raises(Refused, match="no such step"):
            actions.check(ticket, checklist, position, is_done=True, by=agent, at=now)


def test_what_is_in_use_keeps_its_steps(ticket: Ticket, agent: User) -> None:
    checklist = a_checklist("support", "Reload", "Sign out")
    actions.check(ticket, checklist, 1, is_done=True, by=agent, at=timezone.now())
    actions.save_checklist(checklist, category="support", name="Short", steps=["Reload"], by=a_lead())
    assert [step.words for step in queries.checks_of(ticket)[0].steps] == ["Reload", "Sign out"]


def test_sent_steps_are_an_answer_and_the_member_ticks_them(
    ticket: Ticket, agent: User, member: User
) -> None:
    sent = actions.send_checklist(ticket, a_checklist(), by=agent, at=timezone.now())
    assert actions.send_checklist(ticket, sent.checklist, by=agent, at=timezone.now()) == sent  # type: ignore[arg-type]
    run_reactions()
    card = Message.objects.get(card="checklist")
    assert "1. Reload the page" in card.body
    ticket.refresh_from_db()
    assert ticket.answer_due_at is None
    assert Notice.objects.filter(person=member, title="Our office sent you steps to try").count() == 1
    client = signed_in_client(member)
    path = f"/help/steps/{sent.ref}/"
    assert "Sign out and in again" in client.get(path).content.decode()
    assert client.post(path, {"position": "0", "done": "1"}).status_code == 302
    card.refresh_from_db()
    assert card.revision > 0, "every open screen draws it again"
    assert checklist_cards([sent.pk])[sent.pk].count("data-done") == 1
    assert ticket.steps.get(what="ticked").actor == member


@pytest.mark.parametrize("position", ["", "x", "9", "-1"])
def test_there_is_no_such_step(ticket: Ticket, agent: User, member: User, position: str) -> None:
    sent = actions.send_checklist(ticket, a_checklist(), by=agent, at=timezone.now())
    assert (
        signed_in_client(member).post(f"/help/steps/{sent.ref}/", {"position": position}).status_code == 404
    )


def test_steps_sent_to_one_member_are_nobody_elses(ticket: Ticket, agent: User) -> None:
    sent = actions.send_checklist(ticket, a_checklist(), by=agent, at=timezone.now())
    with pytest.raises(Http404):
        access.checkup_for(a_person("Thabo Nkosi"), sent.ref)
    checked = actions.check(ticket, a_checklist(), 0, is_done=True, by=agent, at=timezone.now())
    with pytest.raises(Http404):
        access.checkup_for(agent, checked.ref)
