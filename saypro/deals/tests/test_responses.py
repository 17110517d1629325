"""What came of one's own ads, and who waits."""

from dataclasses import astuple
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import block_person, join_support, let_office_in
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal, say
from saypro.deals import queries
from saypro.deals.actions import decline_offer
from saypro.deals.queries import Order
from saypro.deals.queries.responses import Response
from saypro.deals.testing import a_sold_deal, an_offer
from saypro.kit.assertions import assert_queries
from saypro.listings.actions import count_view, save_listing
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db


def row_of(person: User, listing: Listing) -> Response:
    page = queries.responses_page(person, timezone.now(), order=Order.NEWEST)
    return next(row for row in page.rows if row.listing == listing)


def numbers(person: User, listing: Listing) -> tuple[int, ...]:
    return astuple(row_of(person, listing).numbers)


def test_an_ad_nobody_saw_has_noughts(listing: Listing, seller: User) -> None:
    assert numbers(seller, listing) == (0, 0, 0, 0, 0, 0)


def test_views_saves_questions_and_offers_are_counted(
    listing: Listing, seller: User, thread: Conversation, buyer: User, stranger: User
) -> None:
    count_view(listing)
    count_view(listing)
    save_listing(buyer, listing)
    say(thread, buyer)
    say(a_deal(stranger, listing), stranger)
    a_deal(a_person("Silent"), listing)
    an_offer(thread)
    assert numbers(seller, listing) == (2, 1, 2, 1, 2, 2)


def test_whoever_was_answered_waits_no_more(
    listing: Listing, seller: User, thread: Conversation, buyer: User
) -> None:
    say(thread, buyer)
    assert waiting(seller, listing) == 1
    say(thread, seller)
    assert waiting(seller, listing) == 0
    say(thread, buyer)
    assert waiting(seller, listing) == 1


def test_what_our_office_says_between_them_changes_nobodys_turn(
    listing: Listing, seller: User, thread: Conversation, buyer: User
) -> None:
    say(thread, buyer)
    agent = an_agent()
    join_support(let_office_in(thread, by=buyer, at=timezone.now()), agent)
    say(thread, agent, "Sipho, please answer")
    assert waiting(seller, listing) == 1
    assert row_of(seller, listing).numbers.open_threads == 1
    say(thread, seller)
    say(thread, agent, "Thank you")
    assert waiting(seller, listing) == 0
    block_person(seller, buyer)
    assert row_of(seller, listing).numbers.open_threads == 0, "our being there opens nothing again"


def waiting(seller: User, listing: Listing) -> int:
    """The row, the total and the note on My ads say the same."""
    _ads, totals = queries.response_totals(seller, timezone.now())
    noted = queries.waiting_by_ad(seller, [listing.pk], timezone.now())
    said = {row_of(seller, listing).numbers.waiting, totals.waiting, noted.get(listing.pk, ("", 0))[1]}
    assert len(said) == 1
    return said.pop()


def test_declining_an_offer_answers_it(
    listing: Listing, seller: User, thread: Conversation, buyer: User
) -> None:
    say(thread, buyer)
    offer = an_offer(thread)
    assert waiting(seller, listing) == 1
    decline_offer(offer, by=seller, at=timezone.now())
    assert waiting(seller, listing) == 0


def test_what_is_sold_blocked_or_left_waits_for_nobody(
    listing: Listing, seller: User, thread: Conversation, buyer: User, stranger: User
) -> None:
    left, blocked = a_person("Left"), a_person("Blocked")
    for person in (buyer, left, blocked, stranger):
        say(a_deal(person, listing), person)
    assert waiting(seller, listing) == 4
    a_sold_deal(thread)
    block_person(blocked, seller)
    left.is_active = False
    left.save()
    assert waiting(seller, listing) == 1


def test_the_best_open_offer_is_shown(
    listing: Listing, seller: User, stranger: User, thread: Conversation
) -> None:
    an_offer(thread, 12_000)
    high = an_offer(a_deal(stranger, listing), 13_500)
    assert row_of(seller, listing).best_offer == Decimal(13_500)
    decline_offer(high, by=seller, at=timezone.now())
    assert row_of(seller, listing).best_offer == Decimal(12_000)


def test_other_peoples_ads_and_deleted_ones_are_not_listed(
    listing: Listing, seller: User, buyer: User
) -> None:
    a_listing(seller, state="deleted", title="Deleted")
    a_listing(buyer)
    page = signed_in_client(seller).get(reverse("deals:responses")).content.decode()
    assert page.count('class="card response"') == 1


def test_without_ads_the_page_says_what_will_come(buyer: User) -> None:
    assert (
        "Nothing to respond to yet"
        in signed_in_client(buyer).get(reverse("deals:responses")).content.decode()
    )


@pytest.mark.parametrize("order", list(Order))
def test_every_order_comes_in_pages_without_gap_or_double(order: Order, seller: User) -> None:
    now = timezone.now()
    ads = [a_listing(seller, posted_at=now - timedelta(hours=number // 3)) for number in range(45)]
    for number, ad in enumerate(ads):
        for _ in range(number % 4):
            count_view(ad)
            say(a_deal(a_person("Naledi"), ad), seller)
    seen, after = [], ""
    while True:
        page = queries.responses_page(seller, now, order=order, after=after)
        seen += [row.listing.pk for row in page.rows]
        if not (after := page.next):
            break
    assert sorted(seen) == sorted(ad.pk for ad in ads)
    assert queries.responses_page(seller, now, order=order, after="nonsense").rows


def test_the_most_looked_at_comes_first(seller: User) -> None:
    quiet, busy = a_listing(seller), a_listing(seller)
    count_view(busy)
    page = queries.responses_page(seller, timezone.now(), order=Order.VIEWED)
    assert [row.listing for row in page.rows] == [busy, quiet]


def test_a_visitor_is_asked_to_sign_in() -> None:
    assert Client().get(reverse("deals:responses")).status_code == 302


def test_the_page_costs_the_same_for_many_ads(seller: User) -> None:
    for _ in range(25):
        ad = a_listing(seller)
        say(a_deal(a_person("Naledi"), ad), seller)
    browser = signed_in_client(seller)
    with assert_queries("responses", beside=__file__):
        browser.get(reverse("deals:responses"), {"order": "waiting"})
