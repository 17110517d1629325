"""Tickets marked as spam: nobody's work, no clock, nothing sent; and back again."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import Posted, take
from saypro.conversations.actions.mails import mail_the_waiting
from saypro.conversations.models import Conversation
from saypro.conversations.testing import say
from saypro.events.models import Event
from saypro.events.testing import run_reactions
from saypro.helpdesk import actions, queries
from saypro.helpdesk.actions import Change
from saypro.helpdesk.models import Bulk, Ticket, TicketWords
from saypro.helpdesk.queries import history_of, queue_counts, queue_page, tickets_in
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import (
    a_call_back,
    a_deal_with_office,
    a_held_mail,
    a_macro,
    a_team,
    a_ticket,
    told,
)
from saypro.helpdesk.wanted import Queue, Wanted
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
LATE = timedelta(days=40)


def marked(ticket: Ticket, agent: User) -> Ticket:
    return actions.mark_spam(ticket, by=agent, at=timezone.now())


def unmarked(ticket: Ticket, agent: User) -> Ticket:
    return actions.unmark_spam(ticket, by=agent, at=timezone.now())


def queues_with(ticket: Ticket, agent: User) -> set[str]:
    now = timezone.now() + LATE
    return {queue.value for queue in Queue if tickets_in(agent, Wanted(queue), now).filter(pk=ticket.pk)}


def writes(ticket: Ticket, body: str = "Buy cheap watches") -> Ticket:
    assert ticket.member is not None
    told(say(ticket.conversation, ticket.member, body).message_id)
    return Ticket.objects.get(pk=ticket.pk)


def answers(ticket: Ticket, agent: User, body: str) -> Posted:
    take(ticket.conversation, agent)
    return say(ticket.conversation, agent, body)


@pytest.fixture
def ticket(agent: User) -> Ticket:
    return a_ticket(at=timezone.now() - timedelta(hours=3))


def test_spam_leaves_every_queue_and_clock_for_its_own(ticket: Ticket, agent: User) -> None:
    assert {"unassigned", "breaching", "all"} <= queues_with(ticket, agent)
    held = marked(ticket, agent)
    assert queues_with(held, agent) == {"spam"}
    assert (held.answer_due_at, held.resolution_due_at, held.escalates_at) == (None, None, None)
    counts = queue_counts(agent, timezone.now() + LATE)
    assert {queue.value for queue, count in counts.items() if count} == {"spam"}
    assert [row.ticket for row in queue_page(agent, Wanted(Queue.SPAM), timezone.now()).rows] == [held]


def test_spam_is_neither_raised_nor_routed_and_nothing_is_owed(ticket: Ticket, agent: User) -> None:
    team = a_team(agent)
    Ticket.objects.filter(pk=ticket.pk).update(team=team)
    marked(ticket, agent)
    assert actions.escalate_due(timezone.now() + LATE) == 0
    actions.route(timezone.now())
    run_reactions()
    held = Ticket.objects.get(pk=ticket.pk)
    assert (held.conversation.assignee, held.escalation) == (None, 0)
    assert not Notice.objects.filter(person=held.member).exists()


def test_its_sender_sees_no_difference(ticket: Ticket, agent: User) -> None:
    assert ticket.member is not None
    client = signed_in_client(ticket.member)
    marked(ticket, agent)
    run_reactions()
    page = client.get(ticket.conversation.get_absolute_url()).content.decode()
    assert "spam" not in page.partition("<main")[2].lower()
    assert Conversation.objects.get(pk=ticket.conversation_id).solved_at is None
    assert not Notice.objects.filter(person=ticket.member).exists()


def test_what_its_sender_writes_later_is_no_work(ticket: Ticket, agent: User) -> None:
    marked(ticket, agent)
    Ticket.objects.filter(pk=ticket.pk).update(solved_at=timezone.now() - timedelta(days=30))
    held = writes(ticket)
    assert held.is_spam
    assert Ticket.objects.count() == 1, "also a month later it is no new matter"
    assert queues_with(held, agent) == {"spam"}
    assert (held.answer_due_at, held.contact) == (None, 1)


def test_followers_hear_nothing_of_later_words(ticket: Ticket, agent: User) -> None:
    actions.follow(ticket, agent)
    marked(ticket, an_agent("Thabo Molefe"))
    run_reactions()
    before = Notice.objects.filter(person=agent).count()
    writes(ticket)
    run_reactions()
    assert Notice.objects.filter(person=agent).count() == before


def test_once_unmarked_it_stands_as_before_and_waits_for_an_answer(ticket: Ticket, agent: User) -> None:
    due = ticket.answer_due_at
    marked(ticket, agent)
    held = unmarked(ticket, agent)
    assert (held.state, held.spam_at, held.solved_at) == ("open", None, None)
    assert due
    assert held.answer_due_at
    assert held.answer_due_at >= due, "the wait rested meanwhile"
    assert "unassigned" in queues_with(held, agent)


def test_what_was_said_meanwhile_waits_for_an_answer_once_unmarked(ticket: Ticket, agent: User) -> None:
    told(answers(ticket, agent, "It is back.").message_id)
    marked(ticket, agent)
    assert writes(ticket, "Is it?").answer_due_at is None
    held = unmarked(ticket, agent)
    assert held.answer_due_at
    assert [turn.kind for turn in history_of(held).clocks.turns] == ["first", "next"]


def test_what_was_solved_is_solved_again(ticket: Ticket, agent: User) -> None:
    actions.solve(ticket.conversation, agent)
    before = Ticket.objects.get(pk=ticket.pk)
    marked(ticket, agent)
    assert queues_with(ticket, agent) == {"spam"}
    held = unmarked(ticket, agent)
    assert (held.state, held.solved_at) == ("solved", before.solved_at)
    assert held.resolution_due_at is None


def test_opening_its_thread_again_says_that_it_is_none(ticket: Ticket, agent: User) -> None:
    marked(ticket, agent)
    actions.solve(ticket.conversation, agent)
    assert Conversation.objects.get(pk=ticket.conversation_id).solved_at is None, "spam is closed already"
    actions.reopen(ticket.conversation, agent)
    held = Ticket.objects.get(pk=ticket.pk)
    assert (held.is_spam, held.state) == (False, "open")


def test_marking_is_safe_to_repeat_and_each_mark_is_a_fact(ticket: Ticket, agent: User) -> None:
    for act in (marked, marked, unmarked, unmarked):
        act(ticket, agent)
    facts = Event.objects.filter(kind__contains="spam").order_by("pk").values_list("kind", "payload")
    ours = {"ticket_id": ticket.pk}
    assert list(facts) == [("helpdesk.ticket_marked_spam", ours), ("helpdesk.ticket_unmarked_spam", ours)]


def test_deals_and_what_goes_on_elsewhere_are_not_marked(ticket: Ticket, agent: User) -> None:
    asked_in = a_deal_with_office(a_person(), a_person("Sipho Dlamini"))
    one, other = a_ticket(ticket.member), a_ticket(ticket.member)
    actions.merge(one, other, by=agent, reason="Same", at=timezone.now())
    for refused in (asked_in, one):
        with pytest.raises(Refused):
            marked(refused, agent)
    bulk = change([asked_in, one, ticket], agent, "spam")
    assert [row["ticket"] for row in bulk.changes] == [ticket.pk]


def test_an_older_ticket_of_a_thread_that_goes_on_is_not_marked(ticket: Ticket, agent: User) -> None:
    actions.solve(ticket.conversation, agent)
    Ticket.objects.filter(pk=ticket.pk).update(solved_at=timezone.now() - timedelta(days=30))
    writes(ticket, "Another thing")
    assert Ticket.objects.count() == 2
    with pytest.raises(Refused, match="later ticket"):
        marked(Ticket.objects.get(pk=ticket.pk), agent)


def change(tickets: list[Ticket], agent: User, verb: str) -> Bulk:
    refs = [each.ref for each in tickets]
    return actions.change_many(refs, Change(verb), by=agent, at=timezone.now()).bulk


def standing(tickets: list[Ticket]) -> list[tuple[object, ...]]:
    fields = ("state", "snoozed_until", "spam_at", "solved_at", "conversation__solved_at")
    return list(
        Ticket.objects.filter(pk__in=[each.pk for each in tickets]).order_by("pk").values_list(*fields)
    )


def test_many_are_marked_and_undo_gives_each_its_former_state(agent: User) -> None:
    tickets = [a_ticket() for _each in range(4)]
    actions.wait_for_member(tickets[1], by=agent)
    actions.snooze(tickets[2], timezone.now() + timedelta(hours=3), by=agent)
    actions.solve(tickets[3].conversation, agent)
    before = standing(tickets)
    bulk = change(tickets, agent, "spam")
    assert Ticket.objects.filter(spam_at__isnull=False, state="solved").count() == 4
    run_reactions()
    assert actions.undo_bulk(bulk, by=agent, at=timezone.now()).restored == 4
    run_reactions()
    assert standing(tickets) == before
    assert Event.objects.filter(kind="helpdesk.ticket_unmarked_spam").count() == 4


def test_many_are_unmarked_and_undo_marks_them_again(agent: User) -> None:
    tickets = [marked(a_ticket(), agent) for _each in range(2)]
    bulk = change(tickets, agent, "unspam")
    assert Ticket.objects.filter(spam_at=None, state="open").count() == 2
    actions.undo_bulk(bulk, by=agent, at=timezone.now())
    assert Ticket.objects.filter(spam_at__isnull=False, state="solved").count() == 2


def test_no_mail_tells_of_what_we_said(ticket: Ticket, agent: User) -> None:
    said = answers(ticket, agent, "Please write elsewhere.")
    marked(ticket, agent)
    tell = partial(
        mail_the_waiting, ticket.conversation_id, seq=said.seq, sender_id=agent.pk, at=timezone.now()
    )
    assert tell() == 0
    unmarked(ticket, agent)
    assert tell() == 1


def test_no_answer_leaves_by_mail(agent: User) -> None:
    thread = actions.make_ticket(a_held_mail(), by=agent, at=timezone.now()).conversation
    assert thread
    run_reactions()
    ticket = Ticket.objects.get(conversation=thread)
    said = answers(ticket, agent, "Please write elsewhere.")
    marked(ticket, agent)
    assert actions.mail_answer(said.message_id) is None
    assert mail.outbox == []
    unmarked(ticket, agent)
    assert actions.mail_answer(said.message_id) is not None


def test_nobody_is_called_back_about_spam(agent: User) -> None:
    wish = a_call_back()
    assert wish in queries.open_call_backs(agent)
    run_reactions()
    ticket = Ticket.objects.get(conversation=wish.conversation_id)
    marked(ticket, agent)
    assert wish not in queries.open_call_backs(agent)


def test_answers_to_spam_are_suggested_to_nobody(ticket: Ticket, agent: User) -> None:
    other = a_ticket(subject="My ad is not showing", body="Please look")
    for each in (ticket, other):
        actions.keep_first_words(each.pk)
    said = answers(ticket, agent, "It shows again: we had overlooked it.")
    TicketWords.objects.filter(ticket=ticket).update(answer_id=said.message_id)
    assert queries.suggested_replies(other)
    marked(ticket, agent)
    assert queries.suggested_replies(other) == []


def test_an_agent_marks_it_on_its_page_and_takes_it_back(ticket: Ticket, agent: User) -> None:
    client = signed_in_client(agent)
    address = f"/office/tickets/{ticket.ref}/spam/"
    assert "Mark as spam" in client.get(f"/office/{ticket.conversation.ref}/").content.decode()
    page = client.post(address, {"spam": "1"}, follow=True).content.decode()
    assert "Marked as spam." in page
    assert "Not spam" in page
    assert "Why it stands so" in page
    assert "in 0 min" not in page, "no promise was kept by marking it"
    found = client.get("/office/search/", {"q": ticket.conversation.subject}).content.decode()
    assert ticket.conversation.ref in found
    assert "stands as it did before" in client.post(address, {"spam": "0"}, follow=True).content.decode()
    assert Ticket.objects.get(pk=ticket.pk).state == "open"


def test_why_it_cannot_be_marked_is_said(agent: User) -> None:
    asked_in = a_deal_with_office(a_person(), a_person("Sipho Dlamini"))
    client = signed_in_client(agent)
    page = client.post(f"/office/tickets/{asked_in.ref}/spam/", follow=True).content.decode()
    assert "asked us into their deal" in page


def test_members_mark_nothing(ticket: Ticket) -> None:
    for person in (ticket.member, a_person("Sipho Dlamini")):
        assert person is not None
        client = signed_in_client(person)
        assert client.post(f"/office/tickets/{ticket.ref}/spam/", {"spam": "1"}).status_code == 404
    assert not Ticket.objects.get(pk=ticket.pk).is_spam


def test_a_macro_cannot_solve_spam_and_tell_its_sender(ticket: Ticket, agent: User) -> None:
    marked(ticket, agent)
    actions.run(a_macro(ends="solved"), ticket, by=agent, key=uuid4(), at=timezone.now())
    run_reactions()
    assert not Notice.objects.filter(person=ticket.member).exists()
    assert not Event.objects.filter(kind="conversations.conversation_solved").exists()


def test_a_colleague_who_has_it_keeps_it_out_of_sight(ticket: Ticket, agent: User) -> None:
    take(ticket.conversation, agent)
    held = marked(ticket, agent)
    assert queues_with(held, agent) == {"spam"}
    assert "mine" in queues_with(unmarked(held, agent), agent)
