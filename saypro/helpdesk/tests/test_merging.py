"""Two tickets that are one matter, one that was two, and tickets that belong together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.actions import delete_message, join_support
from saypro.conversations.models import Message
from saypro.conversations.queries import last_messages
from saypro.conversations.testing import say
from saypro.events.testing import run_reactions
from saypro.helpdesk import actions, queries
from saypro.helpdesk.cards import split_quote_cards
from saypro.helpdesk.models import Split, Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_ticket
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = timedelta(hours=1)


@pytest.fixture
def early(member: User) -> Ticket:
    return a_ticket(member, subject="Ad not showing", body="My ad is gone", at=NOW - 5 * HOUR)


@pytest.fixture
def late(member: User) -> Ticket:
    return a_ticket(member, subject="Still not showing", body="Hello again", at=NOW - HOUR)


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.select_related("conversation").get(pk=ticket.pk)


def last_body(ticket: Ticket) -> str:
    return Message.objects.filter(conversation=ticket.conversation).latest("seq").body


def test_the_one_goes_on_in_the_other_with_the_earlier_start(
    early: Ticket, late: Ticket, agent: User
) -> None:
    due, own = early.answer_due_at, late.answer_due_at
    actions.merge(early, late, by=agent, reason="Same ad", at=NOW)
    run_reactions()
    early, late = fresh(early), fresh(late)
    assert (early.state, early.merged_into) == ("solved", late)
    assert early.conversation.solved_at is not None
    assert early.answer_due_at is None
    assert late.answer_due_at == due != own
    assert last_body(early) == "We go on with this in “Still not showing”."
    whats = [step.what for step in queries.history_of(late).steps]
    assert whats == ["opened", "asked", "asked", "absorbed"]
    assert queries.history_of(late).clocks.resolution.started_at == early.opened_at


def test_an_answer_in_the_one_ends_the_wait_that_began_in_the_other(
    early: Ticket, late: Ticket, agent: User
) -> None:
    actions.merge(early, late, by=agent, reason="Same ad", at=NOW)
    join_support(late.conversation, agent)
    say(late.conversation, agent, "It is back now")
    run_reactions()
    assert fresh(late).answer_due_at is None
    assert [turn.kind for turn in queries.history_of(fresh(late)).clocks.turns] == ["first"]


def test_the_member_hears_once_where_their_words_went(early: Ticket, late: Ticket, agent: User) -> None:
    actions.merge(early, late, by=agent, reason="Same ad", at=NOW)
    run_reactions()
    titles = Notice.objects.filter(person=early.member).values_list("title", flat=True)
    assert list(titles) == ["We go on with your question in “Still not showing”"]


def test_words_in_a_merged_thread_are_a_matter_of_their_own(
    early: Ticket, late: Ticket, agent: User, member: User
) -> None:
    actions.merge(early, late, by=agent, reason="Same ad", at=NOW)
    run_reactions()
    say(early.conversation, member, "Thank you")
    run_reactions()
    assert Ticket.objects.count() == 2, "thanks ask for nothing"
    say(early.conversation, member, "How do I add a second photo?")
    run_reactions()
    new = queries.current_ticket(early.conversation)
    assert new is not None
    assert (new.earlier, new.state) == (early, "open")
    assert fresh(early).merged_into == late


@pytest.mark.parametrize("before", ["open", "waiting", "snoozed"])
def test_merging_is_undone_as_it_stood(early: Ticket, late: Ticket, agent: User, before: str) -> None:
    if before == "waiting":
        actions.wait_for_member(early, by=agent)
    if before == "snoozed":
        actions.snooze(early, timezone.now() + 3 * HOUR, by=agent)
    own = late.answer_due_at
    at = timezone.now()
    done = actions.merge(early, late, by=agent, reason="Same ad", at=at)
    run_reactions()
    actions.undo_merge(done, by=agent, at=at + HOUR)
    run_reactions()
    early, late = fresh(early), fresh(late)
    assert (early.state, early.merged_into, early.conversation.solved_at) == (before, None, None)
    assert late.answer_due_at == own
    with pytest.raises(Refused, match="two again"):
        actions.undo_merge(done, by=agent, at=at + HOUR)


def test_it_is_not_undone_after_a_day_or_after_words(
    early: Ticket, late: Ticket, agent: User, member: User
) -> None:
    done = actions.merge(early, late, by=agent, reason="Same ad", at=NOW)
    with pytest.raises(Refused, match="for a day"):
        actions.undo_merge(done, by=agent, at=NOW + 25 * HOUR)
    say(late.conversation, member, "Any news?")
    with pytest.raises(Refused, match="written since"):
        actions.undo_merge(done, by=agent, at=NOW + HOUR)


def test_only_open_tickets_of_one_member_merge(early: Ticket, late: Ticket, agent: User) -> None:
    strangers = a_ticket(a_person("Thabo Nkosi"))
    for into, why in ((strangers, "same member"), (early, "same conversation")):
        with pytest.raises(Refused, match=why):
            actions.merge(early, into, by=agent, reason="x", at=NOW)
    with pytest.raises(Refused, match="why"):
        actions.merge(early, late, by=agent, reason=" ", at=NOW)
    actions.merge(early, late, by=agent, reason="x", at=NOW)
    with pytest.raises(Refused, match="open tickets"):
        actions.merge(late, early, by=agent, reason="x", at=NOW)


def test_another_open_ticket_of_the_member_is_suggested(early: Ticket, late: Ticket, agent: User) -> None:
    a_ticket(a_person("Thabo Nkosi"))
    assert queries.other_open_tickets(early) == [late]
    actions.merge(early, late, by=agent, reason="x", at=NOW)
    assert queries.other_open_tickets(late) == []
    (merge,) = queries.around(late).absorbed
    assert merge.ticket == early
    assert queries.around(fresh(early)).merge == merge


def message_of(ticket: Ticket) -> Message:
    return Message.objects.select_related("sender").filter(conversation=ticket.conversation).latest("seq")


def test_a_message_becomes_a_ticket_of_its_own(early: Ticket, agent: User) -> None:
    message = message_of(early)
    new = actions.split(early, message, by=agent, subject="Invoice", at=NOW)
    run_reactions()
    new = fresh(new)
    assert (new.conversation.subject, new.member) == ("Invoice", early.member)
    assert new.opened_at == message.sent_at, "the wait began with the message"
    assert new.answer_due_at is not None
    assert last_body(early) == "This goes on in “Invoice”."
    assert fresh(early).answer_due_at is not None, "the line is no answer"
    (drawn,) = split_quote_cards([Split.objects.get().pk]).values()
    assert "My ad is gone" in drawn
    assert actions.split(early, message, by=agent, subject="Again", at=NOW) == new
    assert last_messages([new.conversation])[new.conversation_id].words == "From “Ad not showing”"


def test_a_quoted_message_that_is_deleted_is_quoted_no_more(early: Ticket, agent: User, member: User) -> None:
    posted = say(early.conversation, member, "My number is 082 555 0123")
    message = Message.objects.select_related("sender").get(pk=posted.message_id)
    actions.split(early, message, by=agent, subject="Number", at=timezone.now())
    delete_message(message, member, at=timezone.now())
    (drawn,) = split_quote_cards([Split.objects.get().pk]).values()
    assert "0123" not in drawn


def test_only_the_members_words_are_split_out(early: Ticket, late: Ticket, agent: User) -> None:
    with pytest.raises(Refused, match="words of the member"):
        actions.split(late, message_of(early), by=agent, subject="x", at=NOW)
    with pytest.raises(Refused, match="subject"):
        actions.split(early, message_of(early), by=agent, subject=" ", at=NOW)
    join_support(early.conversation, agent)
    say(early.conversation, agent, "Ours")
    with pytest.raises(Refused, match="words of the member"):
        actions.split(early, message_of(early), by=agent, subject="x", at=NOW)


def test_tickets_are_linked_once_and_apart_again(early: Ticket, late: Ticket, agent: User) -> None:
    actions.link(early, late, by=agent, at=NOW)
    actions.link(late, early, by=agent, at=NOW)
    assert queries.related_tickets(early) == [late]
    assert queries.related_tickets(late) == [early]
    assert [step.note for step in early.steps.filter(what="linked")] == ["Still not showing"]
    with pytest.raises(Refused):
        actions.link(early, early, by=agent, at=NOW)
    actions.unlink(late, early, by=agent, at=NOW)
    actions.unlink(late, early, by=agent, at=NOW)
    assert queries.related_tickets(early) == []
