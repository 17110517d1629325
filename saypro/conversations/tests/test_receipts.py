"""Who tells what they read, and who is told."""

import pytest

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import Pointer, join_support, move_pointers
from saypro.conversations.live import changes
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal, a_support_thread, say
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
    """Both have written, and both have read all of it."""
    thread = a_deal(buyer=buyer, listing=a_listing(seller=seller))
    say(thread, buyer)
    say(thread, seller)
    move_pointers([Pointer(thread.ref, person.pk, 2, 2) for person in (buyer, seller)])
    return thread


def hide_reading(person: User) -> None:
    User.objects.filter(pk=person.pk).update(shows_reading=False)


def told(thread: Conversation) -> dict[str, tuple[int, int]]:
    return {one["person"]: (one["received"], one["read"]) for one in changes(thread, 0)["people"]}


def page_of(thread: Conversation, person: User) -> str:
    return signed_in_client(person).get(thread.get_absolute_url()).content.decode()


def test_both_are_told_what_the_other_has_read(thread: Conversation, buyer: User, seller: User) -> None:
    assert told(thread) == {buyer.handle: (2, 2), seller.handle: (2, 2)}
    assert 'data-state="read"' in page_of(thread, buyer)


@pytest.mark.parametrize("who", ["buyer", "seller"])
def test_who_does_not_tell_is_not_told(thread: Conversation, buyer: User, seller: User, who: str) -> None:
    hide_reading({"buyer": buyer, "seller": seller}[who])
    assert told(thread) == {buyer.handle: (2, 0), seller.handle: (2, 0)}
    for person in (buyer, seller):
        page = page_of(thread, person)
        assert 'data-state="read"' not in page
        assert 'data-their-read="0"' in page
        assert 'data-state="delivered"' in page


def test_hiding_it_leaves_ones_own_unread_as_they_are(thread: Conversation, buyer: User) -> None:
    hide_reading(buyer)
    assert signed_in_client(buyer).get("/messages/unread").json()["threads"] == 0


def test_a_member_hides_it_from_the_office_and_an_agents_choice_does_not_matter() -> None:
    member, agent = a_person(), an_agent()
    thread = a_support_thread(member)
    say(thread, member)
    join_support(thread, agent)
    move_pointers([Pointer(thread.ref, agent.pk, 1, 1)])
    hide_reading(agent)
    assert told(thread)[agent.handle] == (1, 1)
    hide_reading(member)
    assert told(thread)[agent.handle] == (1, 0)
