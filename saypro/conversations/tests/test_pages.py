"""The pages of threads as a browser without scripts sees them."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations import queries
from saypro.conversations.actions import Pointer, block_person, move_pointers, save_draft, solve
from saypro.conversations.models import Block, Conversation, Message, Participant
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.kit.assertions import assert_queries
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller() -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def listing(seller: User) -> Listing:
    return a_listing(seller=seller)


@pytest.fixture
def thread(buyer: User, listing: Listing) -> Conversation:
    return a_deal(buyer=buyer, listing=listing)


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    response = client.get("/messages/")
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", ""),
        ("get", "changes"),
        ("get", "silence/"),
        ("post", "messages/"),
        ("post", "draft/"),
        ("post", "reading/"),
    ],
)
def test_no_door_of_a_thread_opens_to_a_stranger(
    thread: Conversation, buyer: User, method: str, path: str
) -> None:
    say(thread, buyer, "a secret")
    stranger = signed_in_client(a_person(name="Ayesha Khan"))
    response = getattr(stranger, method)(f"/messages/{thread.ref}/{path}", {"body": "Let me in", "seq": "1"})
    missing = getattr(stranger, method)(f"/messages/{'x' * 22}/{path}", {"body": "Let me in", "seq": "1"})
    assert response.status_code == missing.status_code == 404
    assert b"a secret" not in response.content
    assert Message.objects.count() == 1


def test_the_list_shows_the_last_word_of_each_thread(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer, "Still for sale?")
    say(thread, seller, "It is, come and see")
    page = signed_in_client(buyer).get("/messages/").content.decode()
    assert "It is, come and see" in page
    assert "Sipho Dlamini" in page
    assert "Still for sale?" not in page


def test_a_thread_without_a_word_is_not_listed(thread: Conversation, buyer: User) -> None:
    page = signed_in_client(buyer).get("/messages/").content.decode()
    assert "No messages yet" in page


@pytest.mark.parametrize(("show", "expected"), [("buying", 1), ("selling", 0), ("office", 0), ("unread", 0)])
def test_the_list_can_be_narrowed(thread: Conversation, buyer: User, show: str, expected: int) -> None:
    say(thread, buyer)
    page = signed_in_client(buyer).get("/messages/", {"show": show}).content.decode()
    assert page.count('class="conv"') == expected


def test_long_lists_come_in_pages_without_gap_or_double(buyer: User, seller: User) -> None:
    for _number in range(35):
        say(a_deal(buyer=buyer, listing=a_listing(seller=seller)), buyer)
    first = queries.inbox_page(buyer)
    second = queries.inbox_page(buyer, after=first.older)
    third = queries.inbox_page(buyer, after=second.older)
    refs = [row.conversation.ref for page in (first, second, third) for row in page.rows]
    assert (len(first.rows), len(second.rows), len(third.rows)) == (15, 15, 5)
    assert len(set(refs)) == 35
    assert third.older == ""
    assert signed_in_client(buyer).get("/messages/", {"older": first.older}).status_code == 200
    assert signed_in_client(buyer).get("/messages/", {"older": "nonsense"}).status_code == 200


def test_unread_is_one_number_everywhere(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, seller, "one")
    say(thread, seller, "two")
    browser = signed_in_client(buyer)
    assert queries.unread_count(buyer) == 1
    lanes = {"deals": 1, "support": 0, "notices": 0}
    assert browser.get("/messages/unread").json() == {"threads": 1, "lanes": lanes}
    assert "2<span" in browser.get(f"/messages/rows?ref={thread.ref}").content.decode()
    browser.post(f"/messages/{thread.ref}/reading/", {"seq": "2"})
    assert browser.get("/messages/unread").json()["threads"] == 0
    assert "data-unread" not in browser.get(f"/messages/rows?ref={thread.ref}").content.decode()


def test_the_row_says_nothing_when_the_list_does_not_hold_it(thread: Conversation, buyer: User) -> None:
    say(thread, buyer)
    rows = signed_in_client(buyer).get("/messages/rows", {"show": "unread", "ref": thread.ref})
    assert rows.content.decode().strip() == ""


def test_a_message_is_sent_by_a_plain_form(thread: Conversation, buyer: User) -> None:
    browser = signed_in_client(buyer)
    save_draft(thread, buyer, "Is it")
    response = browser.post(f"/messages/{thread.ref}/messages/", {"body": "Is it\r\nstill there?"})
    said = Message.objects.get()
    assert response["Location"] == f"{thread.get_absolute_url()}#m-{said.client_id}"
    assert said.body == "Is it\nstill there?"
    assert Participant.objects.get(person=buyer).draft == ""
    page = browser.get(thread.get_absolute_url()).content.decode()
    assert 'class="line me' in page


def test_a_form_sent_twice_says_it_once(thread: Conversation, buyer: User) -> None:
    browser, client_id = signed_in_client(buyer), str(uuid4())
    for _time in range(2):
        response = browser.post(f"/messages/{thread.ref}/messages/", {"body": "Once", "client_id": client_id})
        assert response.status_code == 302
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "code", "sentence"),
    [
        ("  \n ", "empty", "Write a few words first"),
        ("x" * 4001, "too_long", "Split it into two messages"),
        ("bell \x07", "control", "characters we cannot show"),
        ("null \x00", "control", "characters we cannot show"),
    ],
)
def test_unfit_text_comes_back_with_a_sentence(
    thread: Conversation, buyer: User, body: str, code: str, sentence: str
) -> None:
    browser, path = signed_in_client(buyer), f"/messages/{thread.ref}/messages/"
    page = browser.post(path, {"body": body})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    answer = browser.post(path, {"body": body}, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["code"] == code
    assert answer.json()["about"] == "post"


def test_json_is_answered_as_the_socket_would(thread: Conversation, buyer: User) -> None:
    client_id = str(uuid4())
    response = signed_in_client(buyer).post(
        f"/messages/{thread.ref}/messages/",
        {"body": "Hello", "client_id": client_id},
        headers={"Accept": "application/json"},
    )
    assert response.status_code == 201
    assert response.json()["client_id"] == client_id
    assert response.json()["seq"] == 1


def test_a_damaged_client_id_is_refused(thread: Conversation, buyer: User) -> None:
    response = signed_in_client(buyer).post(
        f"/messages/{thread.ref}/messages/",
        {"body": "Hello", "client_id": "7"},
        headers={"Accept": "application/json"},
    )
    assert (response.status_code, response.json()["code"]) == (422, "malformed")


def test_the_catch_up_question_over_http(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer, "one")
    say(thread, seller, "two")
    browser = signed_in_client(buyer)
    changes = browser.get(f"/messages/{thread.ref}/changes", {"after": "1"}).json()
    assert [message["seq"] for message in changes["messages"]] == [2]
    assert changes["more"] is False
    assert browser.get(f"/messages/{thread.ref}/changes", {"after": "x"}).status_code == 422


def test_what_is_pushed_is_what_a_reload_shows(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "See https://example.com/a?b=1&c=2 <b>now</b>")
    browser = signed_in_client(buyer)
    [message] = browser.get(f"/messages/{thread.ref}/changes").json()["messages"]
    assert message["html"] in browser.get(thread.get_absolute_url()).content.decode()


def test_earlier_messages_are_a_link_away(thread: Conversation, buyer: User) -> None:
    for number in range(1, 61):
        say(thread, buyer, f"number {number}.")
    browser = signed_in_client(buyer)
    page = browser.get(thread.get_absolute_url()).content.decode()
    assert "number 11." in page
    assert "number 10." not in page
    assert "?before=11" in page
    earlier = browser.get(thread.get_absolute_url(), {"before": "11"}).content.decode()
    assert "number 10." in earlier
    assert "number 11." not in earlier.split("<aside")[0].split('role="log"')[1]
    part = browser.get(thread.get_absolute_url(), {"before": "11"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()


def test_new_messages_start_behind_a_line(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer, "Still there?")
    say(thread, seller, "Yes")
    say(thread, seller, "Come and see")
    assert "2 new" in signed_in_client(buyer).get(thread.get_absolute_url()).content.decode()


def test_receipts_are_words(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer, "Still there?")
    browser = signed_in_client(buyer)
    assert "Sent" in browser.get(thread.get_absolute_url()).content.decode()
    move_pointers([Pointer(thread.ref, seller.pk, received=1, read=0)])
    assert "Delivered" in browser.get(thread.get_absolute_url()).content.decode()
    move_pointers([Pointer(thread.ref, seller.pk, received=1, read=1)])
    assert "· Read" in browser.get(thread.get_absolute_url()).content.decode()


def test_a_draft_waits_in_the_thread(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, seller)
    browser = signed_in_client(buyer)
    assert browser.post(f"/messages/{thread.ref}/draft/", {"body": "I was about to"}).status_code == 204
    assert "I was about to</textarea>" in browser.get(thread.get_absolute_url()).content.decode()
    assert "I was about to" not in signed_in_client(seller).get(thread.get_absolute_url()).content.decode()


def test_blocking_and_taking_it_back(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer)
    browser, path = signed_in_client(buyer), f"/people/{seller.handle}/block/"
    response = browser.post(path, {"next": thread.get_absolute_url()})
    assert response["Location"] == thread.get_absolute_url()
    page = browser.get(thread.get_absolute_url()).content.decode()
    assert "You blocked Sipho" in page
    assert "data-composer" not in page
    browser.post(path, {"blocked": "0", "next": thread.get_absolute_url()})
    assert not Block.objects.exists()
    assert "data-composer" in browser.get(thread.get_absolute_url()).content.decode()


def test_the_blocked_are_told_only_when_they_write(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, buyer)
    block_person(seller, buyer)
    browser = signed_in_client(buyer)
    assert "has blocked" not in browser.get(thread.get_absolute_url()).content.decode()
    response = browser.post(f"/messages/{thread.ref}/messages/", {"body": "Hello?"})
    assert response.status_code == 422
    assert "one of you has blocked the other" in response.content.decode()


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_block_leads_to_no_foreign_page(
    thread: Conversation, buyer: User, seller: User, next_page: str
) -> None:
    response = signed_in_client(buyer).post(f"/people/{seller.handle}/block/", {"next": next_page})
    assert response["Location"] == seller.get_absolute_url()


def test_nobody_blocks_themselves(buyer: User) -> None:
    assert signed_in_client(buyer).post(f"/people/{buyer.handle}/block/").status_code == 404


def test_the_first_question_begins_a_thread(listing: Listing, buyer: User) -> None:
    browser, path = signed_in_client(buyer), f"/messages/about/{listing.ref}/"
    assert "Is it still available?" in browser.get(path).content.decode()
    assert not Conversation.objects.exists(), "looking at the form begins nothing"
    response = browser.post(path, {"quick": "Is it still available?", "body": ""})
    thread = Conversation.objects.get()
    assert response["Location"] == thread.get_absolute_url()
    assert Message.objects.get().body == "Is it still available?"
    assert browser.get(path)["Location"] == thread.get_absolute_url()
    browser.post(path, {"body": "And the price?"})
    assert Conversation.objects.get() == thread, "a second question carries on the first thread"


def test_a_strangers_question_waits_until_they_have_signed_in(
    client: Client, listing: Listing, buyer: User
) -> None:
    path = f"/messages/about/{listing.ref}/"
    response = client.post(path, {"body": "Can I see it on Sunday?"})
    assert response["Location"] == f"{reverse('account_login')}?next={path}"
    client.force_login(buyer, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Can I see it on Sunday?" in client.get(path).content.decode()
    assert not Message.objects.exists()


def test_nobody_asks_about_their_own_ad(listing: Listing, seller: User) -> None:
    response = signed_in_client(seller).post(
        f"/messages/about/{listing.ref}/", {"body": "Hi me"}, follow=False
    )
    assert response["Location"] == listing.get_absolute_url()
    assert not Conversation.objects.exists()


def test_a_sold_ad_takes_no_new_questions(listing: Listing, buyer: User) -> None:
    Listing.objects.filter(pk=listing.pk).update(state=Listing.State.SOLD)
    response = signed_in_client(buyer).post(f"/messages/about/{listing.ref}/", {"body": "Still there?"})
    assert response["Location"] == listing.get_absolute_url()
    assert not Conversation.objects.exists()


def test_who_has_asked_may_still_write_about_a_sold_ad(thread: Conversation, buyer: User) -> None:
    say(thread, buyer)
    Listing.objects.update(state=Listing.State.SOLD)
    response = signed_in_client(buyer).get(f"/messages/about/{thread.listing.ref}/")  # type: ignore[union-attr]
    assert response["Location"] == thread.get_absolute_url()


def test_an_empty_question_begins_no_thread(listing: Listing, buyer: User) -> None:
    response = signed_in_client(buyer).post(f"/messages/about/{listing.ref}/", {"body": " "})
    assert response.status_code == 422
    assert not Conversation.objects.exists()


def test_a_letter_to_the_office(buyer: User) -> None:
    browser = signed_in_client(buyer)
    assert browser.get("/messages/office/new/").status_code == 200
    response = browser.post("/messages/office/new/", {"subject": "", "body": "My ad is gone"})
    assert response.status_code == 422
    assert "Say in a few words" in response.content.decode()
    browser.post("/messages/office/new/", {"subject": "My ad", "body": "My ad is gone"})
    thread = Conversation.objects.get(kind="support")
    assert thread.last_seq == 1
    assert "Waiting for somebody from our office" in browser.get(thread.get_absolute_url()).content.decode()


def test_a_member_sees_that_their_question_is_solved(buyer: User) -> None:
    thread = a_support_thread(member=buyer)
    say(thread, buyer)
    solve(thread, a_person(name="Zanele Khumalo", role="agent"))
    assert "Solved" in signed_in_client(buyer).get("/messages/").content.decode()


def test_a_name_full_of_markup_stays_text(listing: Listing) -> None:
    mallory = a_person(name="<script>alert(1)</script>")
    thread = a_deal(buyer=mallory, listing=listing)
    say(thread, mallory, "<img src=x onerror=alert(1)>")
    page = signed_in_client(listing.seller).get(thread.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_list_costs_the_same_for_many_threads(buyer: User, seller: User) -> None:
    for _number in range(12):
        say(a_deal(buyer=buyer, listing=a_listing(seller=seller)), buyer)
    browser = signed_in_client(buyer)
    with assert_queries("inbox", beside=__file__):
        browser.get("/messages/")


def test_a_thread_costs_the_same_for_many_messages(thread: Conversation, buyer: User, seller: User) -> None:
    for _number in range(30):
        say(thread, buyer)
        say(thread, seller)
    browser = signed_in_client(buyer)
    with assert_queries("thread", beside=__file__):
        browser.get(thread.get_absolute_url())
