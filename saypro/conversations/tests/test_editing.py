"""Editing, deleting and taking back one's own messages."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations import queries
from saypro.conversations.actions import (
    Pointer,
    Posted,
    Refused,
    block_person,
    delete_message,
    edit_message,
    join_support,
    move_pointers,
    post_card,
    remove_person,
    undo_message,
)
from saypro.conversations.live import changes
from saypro.conversations.models import Conversation, Message, Wording
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.events.models import Event
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture
def seller() -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer=buyer, listing=a_listing(seller=seller))


def stored(posted: Posted) -> Message:
    return Message.objects.get(pk=posted.message_id)


def shown(thread: Conversation) -> str:
    return "".join(one["html"] for one in changes(thread, 0)["messages"])


def test_an_edited_message_says_so_and_its_first_words_are_kept_for_the_office(
    thread: Conversation, buyer: User
) -> None:
    message = stored(say(thread, buyer, "Is R 400 enough?"))
    edit_message(message, buyer, "Is R 500 enough?", at=NOW())
    assert "Is R 500 enough?" in shown(thread)
    assert ">edited<" in shown(thread)
    assert "R 400" not in shown(thread)
    assert [one.body for one in queries.earlier_wordings([message.pk])] == ["Is R 400 enough?"]
    fact = Event.objects.get(kind="conversations.message_edited")
    assert (fact.actor_id, fact.payload["seq"]) == (buyer.pk, 1)


def test_the_same_words_again_are_no_edit(thread: Conversation, buyer: User) -> None:
    message = stored(say(thread, buyer, "Hello"))
    edit_message(message, buyer, "Hello", at=NOW())
    assert not Wording.objects.exists()
    assert "edited" not in shown(thread)


def test_a_deleted_message_leaves_a_mark_and_no_words(thread: Conversation, buyer: User) -> None:
    message = stored(say(thread, buyer, "My number is 082 555 0147"))
    delete_message(message, buyer, at=NOW())
    assert "Message deleted" in shown(thread)
    assert "0147" not in shown(thread)
    assert queries.last_messages([thread])[thread.pk].snippet == "Message deleted"
    assert [one.body for one in queries.earlier_wordings([message.pk])] == ["My number is 082 555 0147"]
    assert Event.objects.get(kind="conversations.message_deleted").payload["is_undone"] is False


def test_a_quote_of_a_deleted_message_forgets_its_words_too(thread: Conversation, buyer: User) -> None:
    message = stored(say(thread, buyer, "My number is 082 555 0147"))
    say(thread, buyer, "I meant")
    Message.objects.filter(seq=2).update(quote_seq=1)
    delete_message(message, buyer, at=NOW())
    assert "0147" not in shown(thread)


REFUSALS: list[tuple[str, dict[str, Any]]] = [
    ("too_late", {"late_s": 15 * 60 + 1}),
    ("not_yours", {"who": "seller"}),
    ("not_found", {"who": "stranger"}),
    ("not_found", {"left": True}),
    ("gone", {"deleted": True}),
    ("not_words", {"card": True}),
]


@pytest.mark.parametrize(("code", "case"), REFUSALS, ids=lambda value: str(value))
@pytest.mark.parametrize("change", ["edit", "delete", "undo"])
def test_what_may_not_be_changed_is_refused_with_a_reason(
    thread: Conversation, buyer: User, seller: User, code: str, case: dict[str, Any], change: str
) -> None:
    message = stored(say(thread, buyer, "Hello"))
    people = {"buyer": buyer, "seller": seller, "stranger": a_person()}
    if case.get("left"):
        remove_person(thread, buyer, by=seller)
    if case.get("deleted"):
        delete_message(message, buyer, at=NOW())
    if case.get("card"):
        seq = post_card(thread.pk, card="lamp", card_id=1, sender_id=buyer.pk, text="A lamp")
        message = Message.objects.get(seq=seq)
    at = message.sent_at + timedelta(seconds=case.get("late_s", 0))
    wish = {
        "edit": lambda person: edit_message(message, person, "Other", at=at),
        "delete": lambda person: delete_message(message, person, at=at),
        "undo": lambda person: undo_message(message, person, at=at),
    }[change]
    with pytest.raises(Refused) as refused:
        wish(people[case.get("who", "buyer")])
    late = "too_late_to_undo" if (change, code) == ("undo", "too_late") else code
    assert refused.value.code == late
    assert refused.value.message.endswith(".")


def test_who_is_blocked_can_take_words_away_but_not_put_others_there(
    thread: Conversation, buyer: User, seller: User
) -> None:
    message = stored(say(thread, buyer, "Hello"))
    block_person(seller, buyer)
    with pytest.raises(Refused, match="blocked"):
        edit_message(message, buyer, "Answer me", at=NOW())
    delete_message(message, buyer, at=NOW())
    assert "Message deleted" in shown(thread)


def test_a_message_taken_back_leaves_nothing_for_the_other_side(
    thread: Conversation, buyer: User, seller: User
) -> None:
    say(thread, seller, "Hello")
    before = Conversation.objects.get(pk=thread.pk).last_message_at
    message = stored(say(thread, buyer, "I love you, mum"))
    assert queries.unread_count(seller) == 1
    assert undo_message(message, buyer, at=NOW()) == "I love you, mum"

    assert queries.unread_count(seller) == 0
    assert queries.inbox_page(seller).rows[0].unread == 0
    assert queries.last_messages([thread])[thread.pk].snippet == "Hello"
    page = signed_in_client(seller).get(thread.get_absolute_url()).content.decode()
    assert "mum" not in page
    assert "deleted" not in page
    thread.refresh_from_db()
    items = changes(thread, 1)["messages"]
    assert [(one["seq"], one["html"]) for one in items] == [(2, "")]
    assert thread.last_message_at == before
    assert say(thread, seller, "Are you there?").seq == 3, "numbers go on without a gap"
    assert queries.inbox_row(buyer, thread).unread == 1  # type: ignore[union-attr]


def test_a_thread_whose_only_message_was_taken_back_is_in_nobodys_list(
    thread: Conversation, buyer: User, seller: User
) -> None:
    undo_message(stored(say(thread, buyer, "Oops")), buyer, at=NOW())
    assert queries.inbox_page(seller).rows == []
    assert queries.unread_count(seller) == 0
    say(thread, buyer, "Is it still for sale?")
    assert [row.unread for row in queries.inbox_page(seller).rows] == [1]


@pytest.mark.parametrize("order", [(2, 3), (3, 2)])
def test_taking_back_several_leaves_what_was_unread_unread(
    thread: Conversation, buyer: User, seller: User, order: tuple[int, int]
) -> None:
    for words in ("One", "Two", "Three"):
        say(thread, buyer, words)
    move_pointers([Pointer(thread.ref, seller.pk, 1, 1)])
    for seq in order:
        undo_message(Message.objects.get(seq=seq), buyer, at=NOW())
    assert queries.unread_count(seller) == 0
    place = thread.participants.get(person=seller)
    assert (place.read_seq, place.received_seq) == (3, 3)


def test_taking_back_one_of_several_unread_keeps_the_others_unread(
    thread: Conversation, buyer: User, seller: User
) -> None:
    for words in ("One", "Two", "Three"):
        say(thread, buyer, words)
    undo_message(Message.objects.get(seq=2), buyer, at=NOW())
    row = queries.inbox_page(seller).rows[0]
    assert row.unread == 2, "a count of what can be seen"
    undo_message(Message.objects.get(seq=3), buyer, at=NOW())
    assert queries.inbox_page(seller).rows[0].unread == 1


def test_undoing_is_over_after_ten_seconds_and_a_slow_line(thread: Conversation, buyer: User) -> None:
    message = stored(say(thread, buyer))
    with pytest.raises(Refused, match="too_late_to_undo"):
        undo_message(message, buyer, at=message.sent_at + timedelta(seconds=14))
    undo_message(message, buyer, at=message.sent_at + timedelta(seconds=12))


def test_an_agent_changes_their_own_words_and_not_a_colleagues() -> None:
    member, agent, colleague = a_person(), an_agent(), an_agent()
    thread = a_support_thread(member)
    say(thread, member)
    for person in (agent, colleague):
        join_support(thread, person)
    message = stored(say(thread, agent, "We look at it"))
    with pytest.raises(Refused, match="not_yours"):
        edit_message(message, colleague, "We do not", at=NOW())
    edit_message(message, agent, "We looked at it", at=NOW())
    assert "We looked at it" in shown(thread)


# ── the forms ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_forms_work_without_javascript(thread: Conversation, buyer: User) -> None:
    client, base = signed_in_client(buyer), thread.get_absolute_url()
    message = stored(say(thread, buyer, "Helo"))
    page = client.get(f"{base}1/").content.decode()
    assert f'action="{base}1/wording/"' in page
    saved = client.post(f"{base}1/wording/", {"body": "Hello"})
    assert saved["Location"] == f"{base}#m-{message.client_id}"
    client.post(f"{base}1/deletion/")
    assert "Message deleted" in client.get(base).content.decode()
    say(thread, buyer, "Wrong thread")
    assert f'action="{base}2/undoing/"' in client.get(base).content.decode()
    assert client.post(f"{base}2/undoing/")["Location"] == base
    assert ">Wrong thread</textarea>" in client.get(base).content.decode(), "its words are the draft now"


def test_a_refused_change_keeps_the_words_and_says_why(
    thread: Conversation, buyer: User, seller: User
) -> None:
    say(thread, buyer, "Hello")
    Message.objects.update(sent_at=NOW() - timedelta(hours=1))
    client, url = signed_in_client(buyer), f"{thread.get_absolute_url()}1/wording/"
    refused = client.post(url, {"body": "Too late to say"})
    assert refused.status_code == 422
    assert "too old to change" in refused.content.decode()
    answer = client.post(url, {"body": "x"}, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "too_late")
    theirs = signed_in_client(seller).post(url, {"body": "Mine now"})
    assert theirs.status_code == 422
    assert "Only who wrote a message can change it." in theirs.content.decode()
    for body, words in [
        ("", "nothing to send"),
        ("x" * 4001, "longer than 4 000"),
        ("a\x00b", "cannot show"),
    ]:
        assert words in client.post(url, {"body": body}).content.decode()


def test_who_lost_their_place_finds_no_message(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer)
    remove_person(thread, buyer, by=seller)
    client = signed_in_client(buyer)
    for address in ("", "wording/", "deletion/", "undoing/"):
        url = f"{thread.get_absolute_url()}1/{address}"
        assert (client.post(url) if address else client.get(url)).status_code == 404


def test_a_message_taken_back_has_no_page(thread: Conversation, buyer: User) -> None:
    undo_message(stored(say(thread, buyer)), buyer, at=NOW())
    assert signed_in_client(buyer).get(f"{thread.get_absolute_url()}1/").status_code == 404
