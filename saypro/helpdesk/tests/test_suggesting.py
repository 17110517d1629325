"""What we answered in similar matters, without the data of those it was said to."""

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.actions import delete_message, join_support, solve
from saypro.conversations.models import Message
from saypro.conversations.testing import say
from saypro.events.testing import run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.masking import masked
from saypro.helpdesk.models import Team, Ticket, TicketWords
from saypro.helpdesk.queries import suggested_replies
from saypro.helpdesk.testing import a_team, a_ticket

pytestmark = pytest.mark.django_db
QUESTION = "My payment for the boost was charged twice on my card"


def solved(
    agent: User, question: str, answer: str, *, category: str = "", name: str = "Sipho Dlamini"
) -> Ticket:
    ticket = a_ticket(a_person(name), body=question)
    if category:
        actions.sort(ticket, category, by=agent)
    join_support(ticket.conversation, agent)
    say(ticket.conversation, agent, answer)
    solve(ticket.conversation, agent)
    run_reactions()
    return ticket


def texts(ticket: Ticket) -> list[str]:
    run_reactions()
    return [one.text for one in suggested_replies(ticket)]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Hi Sipho, call 082 555 0123", "Hi [name], call [phone number left out]"),
        ("Sipho Dlamini of 12 Long Street", "[name] of [address left out]"),
        ("write to sipho@example.com", "write to [e-mail address left out]"),
        ("order INV-44178 is paid", "order [number left out] is paid"),
        ("see /messages/AbC_1/", "see [link left out]"),
        ("in 24 hours", "in 24 hours"),
    ],
)
def test_data_of_others_is_masked(said: str, shown: str) -> None:
    assert masked(said, ["Sipho Dlamini"]) == shown


def test_answers_in_similar_solved_tickets_are_suggested(agent: User, member: User) -> None:
    solved(agent, "The boost payment was charged twice", "Hi Sipho, we refunded the second charge.")
    solved(agent, "How do I add photos to a bicycle ad?", "Open the ad and press Photos.")
    open_one = a_ticket(a_person("Thabo Nkosi"), body="Payment for the boost charged twice")
    join_support(open_one.conversation, agent)
    say(open_one.conversation, agent, "We are looking into your payment.")
    assert texts(a_ticket(member, body=QUESTION)) == ["Hi [name], we refunded the second charge."]


def test_answers_of_private_teams_are_suggested_to_nobody(agent: User, member: User) -> None:
    ticket = solved(agent, "The boost payment was charged twice", "Hi Sipho, we refunded the second charge.")
    team = a_team(agent)
    Ticket.objects.filter(pk=ticket.pk).update(team=team)
    assert texts(a_ticket(member, body=QUESTION))
    Team.objects.update(is_private=True)
    assert texts(a_ticket(a_person("Thabo Nkosi"), body=QUESTION)) == []


def test_the_same_category_comes_first_and_three_are_the_most(agent: User, member: User) -> None:
    for number in range(3):
        solved(agent, "The boost payment was charged twice", f"Answer {'abc'[number]}")
    solved(agent, "The boost payment was charged twice", "Answer in support", category="support")
    ticket = a_ticket(member, body=QUESTION)
    actions.sort(ticket, "support", by=agent)
    found = texts(Ticket.objects.get(pk=ticket.pk))
    assert len(found) == 3
    assert found[0] == "Answer in support"


def test_what_was_taken_back_or_opened_again_is_not_suggested(agent: User, member: User) -> None:
    first = solved(agent, "The boost payment was charged twice", "We refunded it.")
    answer = Message.objects.filter(conversation=first.conversation).latest("seq")
    ticket = a_ticket(member, body=QUESTION)
    assert texts(ticket) == ["We refunded it."]
    delete_message(answer, agent, at=timezone.now())
    assert texts(ticket) == []
    again = solved(agent, "The boost payment was charged twice", "Second answer")
    assert texts(ticket) == ["Second answer"]
    member_of_it = again.member
    assert member_of_it is not None
    say(again.conversation, member_of_it, "No, it is still not back")
    assert texts(ticket) == []


def test_tickets_from_before_are_caught_up_with(agent: User, member: User) -> None:
    solved(agent, "The boost payment was charged twice", "We refunded it.")
    ticket = a_ticket(member, body=QUESTION)
    run_reactions()
    before = texts(ticket)
    TicketWords.objects.all().delete()
    assert texts(ticket) == []
    assert actions.keep_missing_words() == 2
    assert actions.keep_missing_words() == 0
    assert texts(ticket) == before
