"""Everything two people share, and nothing else, on one page."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.deals.actions import decline_offer, write_review
from saypro.deals.testing import a_meeting, a_sold_deal, an_offer
from saypro.kit.assertions import assert_queries
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db


def page_of(other: User, browser: Client) -> str:
    response = browser.get(reverse("deals:between", args=[other.handle]))
    assert response.status_code == 200
    return response.content.decode()


def test_threads_offers_meetings_deals_and_reviews_stand_together(
    thread: Conversation, buyer: User, seller: User, buying: Client
) -> None:
    say(thread, buyer, "Is it still there?")
    decline_offer(an_offer(thread, 12_000), by=seller, at=timezone.now())
    a_meeting(thread)
    a_sold_deal(thread)
    for person in (buyer, seller):
        write_review(thread, author=person, stars=5, text=f"{person.first_name} was kind", at=timezone.now())
    page = page_of(seller, buying)
    for words in (
        "You offered R\xa012\xa0000",
        "Declined",
        "Police station, Observatory",
        "Sold to you",
        "Lerato was kind",
        "Sipho was kind",
        "1 bought",
    ):
        assert words in page


def test_a_hidden_review_is_seen_by_its_author_alone(
    thread: Conversation, buyer: User, seller: User, buying: Client, selling: Client
) -> None:
    a_sold_deal(thread)
    write_review(thread, author=buyer, stars=1, text="Never again", at=timezone.now())
    assert "Hidden for now" in page_of(seller, buying)
    page = page_of(buyer, selling)
    assert "Never again" not in page
    assert "out of 5 stars" not in page


def test_what_either_has_with_others_does_not_stand_there(
    thread: Conversation, rivals_thread: Conversation, buyer: User, rival: User, seller: User, buying: Client
) -> None:
    say(thread, buyer, "Mine to know")
    say(rivals_thread, rival, "Yours to know")
    an_offer(rivals_thread, 11_111)
    support = a_support_thread(buyer, subject="About Sipho")
    say(support, buyer)
    page = page_of(seller, buying)
    assert "Mine to know" in page
    assert "Yours to know" not in page
    assert "11\xa0111" not in page
    assert "About Sipho" not in page


def test_strangers_learn_nothing(
    thread: Conversation, buyer: User, seller: User, stranger: User, selling: Client
) -> None:
    say(thread, buyer)
    browser = signed_in_client(stranger)
    for handle in (seller.handle, stranger.handle, "nobody"):
        assert browser.get(reverse("deals:between", args=[handle])).status_code == 404
    assert selling.get(reverse("deals:between", args=[stranger.handle])).status_code == 404
    assert Client().get(reverse("deals:between", args=[seller.handle])).status_code == 302


def test_whoever_was_taken_out_of_a_thread_no_longer_sees_it(
    thread: Conversation, buyer: User, seller: User, buying: Client
) -> None:
    say(thread, buyer)
    Participant.objects.filter(conversation=thread, person=buyer).update(left_at=timezone.now())
    assert buying.get(reverse("deals:between", args=[seller.handle])).status_code == 404


def test_a_member_who_left_keeps_no_name(
    thread: Conversation, buyer: User, seller: User, buying: Client
) -> None:
    say(thread, buyer, "Is it still there?")
    seller.is_active = False
    seller.save()
    page = page_of(seller, buying)
    assert "a member who left" in page
    assert "Is it still there?" in page
    assert "Sipho" not in page.split("<main")[1]


def test_the_way_there_is_shown_to_those_who_share_something(
    thread: Conversation, buyer: User, seller: User, stranger: User, buying: Client
) -> None:
    say(thread, buyer)
    address = reverse("deals:between", args=[seller.handle])
    assert address in buying.get(seller.get_absolute_url()).content.decode()
    assert address in buying.get(thread.get_absolute_url()).content.decode()
    for browser in (signed_in_client(stranger), signed_in_client(seller), Client()):
        assert address not in browser.get(seller.get_absolute_url()).content.decode()


def test_many_threads_come_in_pages_at_the_same_cost(
    thread: Conversation, buyer: User, seller: User, listing: Listing, buying: Client
) -> None:
    for _ in range(12):
        other = a_deal(buyer, a_listing(seller))
        say(other, buyer)
        an_offer(other)
        a_meeting(other)
    address = reverse("deals:between", args=[seller.handle])
    with assert_queries("between", beside=__file__):
        first = buying.get(address)
    second = buying.get(address, {"after": first.context["page"].next})
    listed = [one.conversation.pk for page in (first, second) for one in page.context["page"].dealings]
    assert len(listed) == len(set(listed)) == 12
