"""Promises of the postbox: stored once, numbered without gaps, only by those who take part."""

from functools import partial
from uuid import uuid4

import pytest
from django.http import Http404

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations import access, postbox
from saypro.conversations.actions import (
    Outcome,
    Pointer,
    Post,
    Posted,
    Refused,
    block_person,
    move_pointers,
    post_messages,
    remove_person,
    solve,
    unblock_person,
)
from saypro.conversations.bodies import clean_body
from saypro.conversations.models import Conversation, Message, Participant
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.events.models import Event
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller() -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer=buyer, listing=a_listing(seller=seller))


def code(outcome: Outcome) -> str:
    return outcome.code if isinstance(outcome, Refused) else "posted"


def test_a_repeated_post_adds_nothing(thread: Conversation, buyer: User) -> None:
    send = partial(post_messages, [Post(thread.ref, buyer.pk, uuid4(), "Still for sale?")])
    assert send() == send()
    assert thread.messages.count() == 1, "a browser's retry must not show the message twice"


def test_the_first_text_wins_even_in_another_thread(thread: Conversation, buyer: User) -> None:
    elsewhere, client_id = a_deal(buyer=buyer), uuid4()
    first = post_messages([Post(thread.ref, buyer.pk, client_id, "First")])[0]
    again = post_messages([Post(elsewhere.ref, buyer.pk, client_id, "Second")])[0]
    assert again == first
    assert list(Message.objects.values_list("body", flat=True)) == ["First"]


def test_the_same_post_twice_in_one_batch_is_one_message(thread: Conversation, buyer: User) -> None:
    post = Post(thread.ref, buyer.pk, uuid4(), "Twice")
    first, second = post_messages([post, post])
    assert first == second
    assert thread.messages.count() == 1


def test_numbers_have_no_gaps_and_follow_the_batch(thread: Conversation, buyer: User, seller: User) -> None:
    posts = [Post(thread.ref, who.pk, uuid4(), str(n)) for n, who in enumerate([buyer, seller, buyer])]
    assert [outcome.seq for outcome in post_messages(posts) if isinstance(outcome, Posted)] == [1, 2, 3]
    assert list(thread.messages.order_by("seq").values_list("body", flat=True)) == ["0", "1", "2"]
    thread.refresh_from_db()
    assert (thread.last_seq, thread.revision) == (3, 3)


def test_one_refused_post_harms_no_other(thread: Conversation, buyer: User) -> None:
    stranger = a_person()
    posts = [Post(thread.ref, who.pk, uuid4(), "Hello") for who in (stranger, buyer)]
    posts.append(Post("no-such-thread", buyer.pk, uuid4(), "Hello"))
    assert [code(outcome) for outcome in post_messages(posts)] == ["not_found", "posted", "not_found"]


def test_someone_removed_can_neither_write_nor_see(thread: Conversation, buyer: User, seller: User) -> None:
    remove_person(thread, buyer, by=seller)
    assert code(post_messages([Post(thread.ref, buyer.pk, uuid4(), "Hello")])[0]) == "not_found"
    with pytest.raises(Http404):
        access.conversation_for(buyer, thread.ref)


@pytest.mark.parametrize("blocker_is_buyer", [True, False])
def test_a_block_stops_both_sides_until_lifted(
    thread: Conversation, buyer: User, seller: User, blocker_is_buyer: bool
) -> None:
    blocker, blocked = (buyer, seller) if blocker_is_buyer else (seller, buyer)
    block_person(blocker, blocked)
    for who in (buyer, seller):
        assert code(post_messages([Post(thread.ref, who.pk, uuid4(), "Hello")])[0]) == "blocked"
    unblock_person(blocker, blocked)
    assert code(post_messages([Post(thread.ref, blocked.pk, uuid4(), "Hello")])[0]) == "posted"


def test_a_blocked_buyer_cannot_begin_again_with_another_ad(buyer: User, seller: User) -> None:
    block_person(seller, buyer)
    with pytest.raises(Refused, match="blocked"):
        a_deal(buyer=buyer, listing=a_listing(seller=seller))


def test_a_buyer_has_one_thread_an_ad(thread: Conversation, buyer: User) -> None:
    assert thread.listing is not None
    assert a_deal(buyer=buyer, listing=thread.listing) == thread


def test_a_stranger_sees_no_conversation(thread: Conversation) -> None:
    for stranger in (a_person(), an_agent()):
        with pytest.raises(Http404):
            access.conversation_for(stranger, thread.ref)


def test_only_the_office_reaches_support_threads_of_others() -> None:
    thread, agent, stranger = a_support_thread(), an_agent(), a_person()
    assert access.conversation_for(agent, thread.ref) == thread
    assert access.support_conversation_for(agent, thread.ref) == thread
    with pytest.raises(Http404):
        access.conversation_for(stranger, thread.ref)
    with pytest.raises(Http404):
        access.support_conversation_for(stranger, thread.ref)


def test_an_agents_first_answer_gives_them_a_seat() -> None:
    thread, agent = a_support_thread(), an_agent()
    postbox.say(agent, Post(thread.ref, agent.pk, uuid4(), "We are looking into it."))
    assert access.participant_for(agent, thread.ref).part == Participant.Part.AGENT


def test_a_members_message_opens_a_solved_thread_again() -> None:
    member, agent = a_person(), an_agent()
    thread = a_support_thread(member=member)
    solve(thread, agent)
    say(thread, member, "Still broken")
    thread.refresh_from_db()
    assert thread.solved_at is None
    assert Event.objects.filter(kind="conversations.conversation_reopened").count() == 1


def test_a_batch_is_one_fact(thread: Conversation, buyer: User) -> None:
    Event.objects.all().delete()
    post_messages([Post(thread.ref, buyer.pk, uuid4(), str(n)) for n in range(3)])
    fact = Event.objects.get()
    assert fact.kind == "conversations.messages_posted"
    assert [seq for _id, _thread, seq, _sender in fact.payload["messages"]] == [1, 2, 3]


def test_writing_reads_what_came_before(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, seller, "Hello")
    say(thread, buyer, "Hi")
    assert access.participant_for(buyer, thread.ref).read_seq == 2
    assert access.participant_for(seller, thread.ref).read_seq == 1


def test_pointers_never_go_back_nor_past_the_end(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, seller, "One")
    say(thread, seller, "Two")
    move_pointers([Pointer(thread.ref, buyer.pk, 99, 0), Pointer(thread.ref, buyer.pk, 0, 2)])
    move_pointers([Pointer(thread.ref, buyer.pk, 1, 1)])
    mine = access.participant_for(buyer, thread.ref)
    assert (mine.received_seq, mine.read_seq) == (2, 2)


def test_a_strangers_pointer_moves_nothing(thread: Conversation, seller: User) -> None:
    say(thread, seller, "One")
    move_pointers([Pointer(thread.ref, a_person().pk, 1, 1)])
    assert access.participant_for(seller, thread.ref).read_seq == 1


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "empty"),
        (" \n\t\u200b\u2060 ", "empty"),
        ("x" * 4001, "too_long"),
        ("x" * 9000, "too_long"),
        ("a\x00b", "control"),
        ("a\x1b[31m", "control"),
        ("\ud800", "control"),
    ],
)
def test_unfit_text_is_refused_with_a_sentence(body: str, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        clean_body(body)
    assert refusal.value.code == why
    assert refusal.value.message.endswith(".")


def test_text_keeps_its_lines_and_loses_its_edges() -> None:
    assert clean_body("  One\r\nTwo\rThree \n") == "One\nTwo\nThree"
    assert clean_body("x" * 4000) == "x" * 4000


def test_an_empty_batch_is_stored_at_once() -> None:
    assert post_messages([]) == []
