"""Several people, tabs and servers at once: real connections, real commits, and one of them wins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from saypro.accounts.testing import a_person
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.deals import actions
from saypro.deals.actions import Refused
from saypro.deals.events import DealAgreed, OfferMade
from saypro.deals.models import Deal, Offer
from saypro.deals.testing import a_wish, an_offer, buyer_of, seller_of
from saypro.events.models import Event
from saypro.events.testing import recorded
from saypro.listings import actions as listings
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db(transaction=True)
NOW = timezone.now
ENDS = ["deals.offer_accepted", "deals.offer_countered", "deals.offer_declined", "deals.offer_withdrawn"]


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """What each returned, or the sentence it was refused with; anything else rises."""
    start = Barrier(len(verbs))

    def run(verb: Callable[[], Any]) -> Any:
        connection.ensure_connection()
        start.wait(timeout=10)
        try:
            return verb()
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return [future.result(timeout=30) for future in [pool.submit(run, verb) for verb in verbs]]


@pytest.mark.parametrize("_round", range(4))
def test_of_all_answers_at_once_exactly_one_counts(_round):
    offer = an_offer()
    buyer, seller = buyer_of(offer.conversation), seller_of(offer.conversation)
    outcomes = at_once(
        lambda: actions.accept_offer(offer, by=seller, at=NOW()),
        lambda: actions.counter_offer(offer, a_wish(13800), by=seller, at=NOW()),
        lambda: actions.decline_offer(offer, by=seller, at=NOW()),
        lambda: actions.withdraw_offer(offer, by=buyer, at=NOW()),
    )
    sentences = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert len(sentences) == 3, outcomes
    assert all(sentence.endswith(".") for sentence in sentences)
    assert Event.objects.filter(kind__in=ENDS).count() == 1
    offer.refresh_from_db()
    assert offer.state != "open"
    assert Deal.objects.count() == (offer.state == "accepted")


def test_two_clicks_on_accept_make_one_deal():
    offer = an_offer()
    seller = seller_of(offer.conversation)
    deals = at_once(*[lambda: actions.accept_offer(offer, by=seller, at=NOW())] * 4)
    assert len({deal.pk for deal in deals}) == 1
    assert len(recorded(DealAgreed)) == 1


def test_of_several_buyers_accepted_at_once_one_gets_it():
    listing = a_listing()
    threads = [a_deal(a_person(name), listing) for name in ("Lerato", "Ayesha", "Naledi")]
    offers = [an_offer(thread, 13000) for thread in threads]
    outcomes = at_once(
        *[lambda offer=offer: actions.accept_offer(offer, by=listing.seller, at=NOW()) for offer in offers]
    )
    assert sum(isinstance(outcome, Deal) for outcome in outcomes) == 1
    assert sum("reserved" in outcome for outcome in outcomes if isinstance(outcome, str)) == 2
    assert Deal.objects.get().reserves
    assert Offer.objects.filter(state="open").count() == 2


def test_two_tabs_offer_once():
    thread = a_deal()
    buyer = buyer_of(thread)
    outcomes = at_once(
        *[
            lambda sum_=sum_: actions.make_offer(thread, a_wish(sum_), by=buyer, at=NOW())
            for sum_ in (12000, 12500, 13000)
        ]
    )
    (made,) = [outcome for outcome in outcomes if isinstance(outcome, Offer)]
    assert sum("still open" in outcome for outcome in outcomes if isinstance(outcome, str)) == 2
    assert [fact.offer_id for fact in recorded(OfferMade)] == [made.pk]


def test_both_sides_offer_at_once_and_one_is_asked_to_answer():
    thread = a_deal()
    outcomes = at_once(
        *[
            lambda person=person: actions.make_offer(thread, a_wish(), by=person, at=NOW())
            for person in (buyer_of(thread), seller_of(thread))
        ]
    )
    assert sum(isinstance(outcome, Offer) for outcome in outcomes) == 1
    assert Offer.objects.filter(state="open").count() == 1


def test_an_ad_sold_elsewhere_at_the_same_moment_is_not_promised_as_well():
    offer = an_offer()
    listing = offer.listing
    accepted, _sold = at_once(
        lambda: actions.accept_offer(offer, by=listing.seller, at=NOW()),
        lambda: listings.sell_listing(listing),
    )
    listing.refresh_from_db()
    assert listing.state == "sold"
    assert isinstance(accepted, Deal) or "sold" in accepted


def test_two_deals_are_not_both_closed():
    listing = a_listing()
    threads: list[Conversation] = [a_deal(a_person(name), listing) for name in ("Lerato", "Ayesha")]
    outcomes = at_once(
        *[lambda thread=thread: actions.close_deal(thread, by=listing.seller, at=NOW()) for thread in threads]
    )
    assert sum(isinstance(outcome, Deal) for outcome in outcomes) == 1
    assert sum("sold to" in outcome for outcome in outcomes if isinstance(outcome, str)) == 1


def test_the_clock_and_an_answer_at_once_end_it_once():
    offer = an_offer()
    end = offer.lapses_at
    outcomes = at_once(
        lambda: actions.lapse_offers(end),
        lambda: actions.accept_offer(offer, by=offer.receiver, at=end),
        lambda: actions.make_offer(offer.conversation, a_wish(12000), by=offer.maker, at=end),
    )
    offer.refresh_from_db()
    assert offer.state == "lapsed"
    assert Event.objects.filter(kind="deals.offer_lapsed").count() == 1
    assert isinstance(outcomes[2], Offer)
