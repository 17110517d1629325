"""Messages that change: cards, warnings, quotes, and how every screen hears of them."""

from collections.abc import Collection
from typing import Any

import pytest
from django.db import transaction
from django.utils.safestring import SafeString

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations import renderers
from saypro.conversations.actions import (
    Refused,
    block_person,
    post_card,
    remove_person,
    solve,
    touch_card,
    touch_messages,
    warn,
)
from saypro.conversations.live import ThreadTopic, changes
from saypro.conversations.models import Conversation, Message
from saypro.conversations.queries import messages_page
from saypro.conversations.tails import message_item
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.events.models import Event
from saypro.listings.testing import a_listing
from saypro.realtime.topics import Dirty

pytestmark = pytest.mark.django_db
STATES = {7: "open"}


def lamps(ids: Collection[int]) -> dict[int, str]:
    """A card of a room that only this test has: what it shows is what its state is now."""
    return {
        pk: SafeString(f'<b>{STATES[pk]}</b><a data-for="{STATES["for"]}" href="/x">Press</a>')  # type: ignore[index]
        for pk in ids
        if pk in STATES
    }


@pytest.fixture(autouse=True)
def lamp(settings: Any, seller: User) -> Any:
    settings.THREAD_CARDS = f"{__name__}.CARDS"
    renderers._renderers.cache_clear()
    STATES.update({7: "open", "for": seller.handle})  # type: ignore[dict-item]
    yield
    renderers._renderers.cache_clear()


CARDS = {"lamp": lamps}


@pytest.fixture
def seller(db: None) -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer(db: None) -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer=buyer, listing=a_listing(seller=seller))


def a_card(thread: Conversation, sender: User, card_id: int = 7) -> int:
    return post_card(thread.pk, card="lamp", card_id=card_id, sender_id=sender.pk, text="A lamp")


def html_of(thread: Conversation, seq: int) -> str:
    return str(next(one["html"] for one in changes(thread, 0)["messages"] if one["seq"] == seq))


def test_a_card_is_a_message_drawn_by_its_room(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer)
    seq = a_card(thread, buyer)
    thread.refresh_from_db()
    assert (seq, thread.last_seq) == (2, 2)
    assert "<b>open</b>" in html_of(thread, 2)
    place = thread.participants.get(person=buyer)
    assert (place.read_seq, thread.participants.get(person=seller).read_seq) == (2, 0)
    fact = Event.objects.filter(kind="conversations.messages_posted").latest("pk")
    assert fact.payload["messages"] == [[Message.objects.get(seq=2).pk, thread.pk, 2, buyer.pk]]


def test_a_card_is_posted_once(thread: Conversation, buyer: User) -> None:
    first = a_card(thread, buyer)
    say(thread, buyer)
    assert a_card(thread, buyer) == first
    thread.refresh_from_db()
    assert thread.last_seq == 2


def test_a_card_goes_with_the_transaction_that_posts_it(thread: Conversation, buyer: User) -> None:
    with transaction.atomic():
        a_card(thread, buyer)
        transaction.set_rollback(True)
    assert not thread.messages.exists()
    assert say(thread, buyer).seq == 1


def test_a_card_of_a_stranger_or_after_a_block_is_refused(
    thread: Conversation, buyer: User, seller: User
) -> None:
    with pytest.raises(Refused, match="not_found"):
        a_card(thread, a_person())
    block_person(seller, buyer)
    with pytest.raises(Refused, match="blocked"):
        a_card(thread, buyer)
    remove_person(thread, buyer, by=seller)
    with pytest.raises(Refused, match="not_found"):
        a_card(thread, buyer)


def test_the_office_posts_cards_without_a_seat_and_a_member_reopens_with_one() -> None:
    member, agent = a_person(), an_agent()
    thread = a_support_thread(member)
    say(thread, member)
    assert a_card(thread, agent) == 2
    solve(thread, agent)
    assert a_card(thread, agent, 8) == 3
    thread.refresh_from_db()
    assert thread.solved_at is not None, "a card of the office is no answer of the member"
    a_card(thread, member, 9)
    thread.refresh_from_db()
    assert thread.solved_at is None


def test_a_card_whose_room_has_forgotten_it_shows_its_words(thread: Conversation, buyer: User) -> None:
    a_card(thread, buyer, 99)
    assert "A lamp" in html_of(thread, 1)


def test_what_changed_comes_again_with_its_old_number(thread: Conversation, buyer: User) -> None:
    a_card(thread, buyer)
    say(thread, buyer, "And more")
    thread.refresh_from_db()
    held = thread.revision
    STATES[7] = "accepted"
    touch_card("lamp", 7)
    thread.refresh_from_db()
    answer = changes(thread, 2, held)
    assert [one["seq"] for one in answer["messages"]] == [1]
    assert "<b>accepted</b>" in answer["messages"][0]["html"]
    assert answer["messages"][0]["revision"] == answer["revision"] == held + 1
    assert (answer["seq"], answer["more"]) == (2, False)
    assert changes(thread, 2, held + 1)["messages"] == [], "who has heard of it is not told again"
    assert changes(thread, 2)["messages"] == [], "who never asks for changes gets none"


def test_changes_and_news_come_together(thread: Conversation, buyer: User) -> None:
    a_card(thread, buyer)
    thread.refresh_from_db()
    held = thread.revision
    touch_card("lamp", 7)
    say(thread, buyer, "Look")
    thread.refresh_from_db()
    answer = changes(thread, 1, held)
    assert [one["seq"] for one in answer["messages"]] == [1, 2]
    assert answer["seq"] == 2


def test_a_lost_announcement_of_a_change_is_made_good_by_the_next_push(
    thread: Conversation, buyer: User
) -> None:
    a_card(thread, buyer)
    thread.refresh_from_db()
    told = thread.revision
    touch_card("lamp", 7)
    say(thread, buyer, "Nobody heard of the change before this")
    news = ThreadTopic().news({thread.pk: Dirty(1, told, {2})})[thread.pk]
    assert '"seq":1,' in news.frames[0]
    assert '"seq":2,' in news.frames[0]
    assert news.last == 2
    assert ThreadTopic().news({thread.pk: Dirty(2, news.since, {-1})}) == {}


def test_more_changes_than_fit_are_fetched_bit_by_bit(thread: Conversation, buyer: User) -> None:
    for _message in range(3):
        say(thread, buyer)
    Message.objects.bulk_create(
        Message(conversation=thread, seq=seq, sender=buyer, client_id=f"{seq:032}", body="Old", revision=seq)
        for seq in range(4, 255)
    )
    Conversation.objects.filter(pk=thread.pk).update(last_seq=254, revision=254, changed=254)
    thread.refresh_from_db()
    seen, held, more = set(), 1, True
    while more:
        answer = changes(thread, 254, held)
        seen |= {one["seq"] for one in answer["messages"]}
        held, more = answer["revision"], answer["more"]
    assert seen == set(range(4, 255))


def test_a_warning_is_for_the_reader(thread: Conversation, buyer: User) -> None:
    posted = say(thread, buyer, "Pay the deposit first")
    words = [{"rule": "deposit", "words": "Nobody needs a deposit <b>to hold it</b>."}]
    warn(posted.message_id, words)
    shown = html_of(thread, 1)
    assert "Nobody needs a deposit &lt;b&gt;" in shown
    thread.refresh_from_db()
    revision = thread.revision
    warn(posted.message_id, words)
    thread.refresh_from_db()
    assert thread.revision == revision, "the same warning again changes nothing"
    warn(posted.message_id, [])
    assert "deposit &lt;b&gt;" not in html_of(thread, 1)


def test_a_quote_is_drawn_from_the_message_it_quotes(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "Is R 500 <enough>?")
    say(thread, buyer, "I ask again")
    Message.objects.filter(seq=2).update(quote_seq=1)
    thread.refresh_from_db()
    held = thread.revision
    touch_messages(thread.pk, [1])
    thread.refresh_from_db()
    assert [one["seq"] for one in changes(thread, 2, held)["messages"]] == [1, 2], "who quotes it follows"
    shown = html_of(thread, 2)
    assert "Is R 500 &lt;enough&gt;?" in shown
    assert "I ask again" in shown


def test_a_quote_is_of_the_same_thread_or_none(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "First")
    say(thread, buyer, "I answer myself", quote=1)
    say(thread, buyer, "I quote what is not there", quote=99)
    assert list(thread.messages.order_by("seq").values_list("quote_seq", flat=True)) == [None, 1, None]
    assert "First" in html_of(thread, 2)


def test_quoting_without_javascript(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer, "Is R 500 enough?")
    client, url = signed_in_client(seller), thread.get_absolute_url()
    assert f"{url}?quote=1" in client.get(f"{url}1/").content.decode()
    page = client.get(f"{url}?quote=1").content.decode()
    assert "Replying to Lerato Mokoena" in page
    client.post(f"{url}messages/", {"body": "It is", "quote": "1"})
    assert Message.objects.get(seq=2).quote_seq == 1
    assert "Replying to Lerato" not in client.get(f"{url}?quote=99").content.decode()
    assert client.get(f"{url}?quote=x").status_code == 200


def test_a_page_and_a_push_draw_the_same(thread: Conversation, buyer: User) -> None:
    a_card(thread, buyer)
    warn(say(thread, buyer, "Deposit").message_id, [{"rule": "deposit", "words": "Do not"}])
    say(thread, buyer, "Plain")
    Message.objects.filter(seq=3).update(quote_seq=2)
    thread.refresh_from_db()
    pushed = changes(thread, 0)["messages"]
    assert [message_item(row) for row in messages_page(thread)] == pushed


def test_only_whom_a_button_is_for_sees_it_without_javascript(
    thread: Conversation, buyer: User, seller: User
) -> None:
    a_card(thread, buyer)
    mark = f'data-for="{seller.handle}" data-shown'
    assert mark in signed_in_client(seller).get(thread.get_absolute_url()).content.decode()
    assert mark not in signed_in_client(buyer).get(thread.get_absolute_url()).content.decode()
    say(thread, buyer, f'data-for="{buyer.handle}"')
    words = signed_in_client(buyer).get(thread.get_absolute_url()).content.decode()
    assert f'data-for="{buyer.handle}" data-shown' not in words


def test_a_change_is_heard_over_http_too(thread: Conversation, buyer: User) -> None:
    a_card(thread, buyer)
    touch_card("lamp", 7)
    client = signed_in_client(buyer)
    address = f"/messages/{thread.ref}/changes"
    assert len(client.get(f"{address}?after=1&since=1").json()["messages"]) == 1
    assert client.get(f"{address}?after=1").json()["messages"] == []
    assert client.get(f"{address}?after=1&since=-1").status_code == 422
    assert client.get(f"{address}?after=1&since=x").status_code == 422
