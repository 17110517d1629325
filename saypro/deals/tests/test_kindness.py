"""A word to everybody else who wanted it."""

from uuid import uuid4

import pytest
from django.utils import timezone

from saypro.accounts.testing import a_person
from saypro.conversations.actions import block_person
from saypro.conversations.testing import a_deal, say
from saypro.deals import actions, queries
from saypro.deals.actions import Farewell, Refused
from saypro.deals.events import OfferDeclined, OfferWithdrawn, OthersTold
from saypro.deals.testing import an_agreement, an_offer
from saypro.events.testing import recorded
from saypro.listings import actions as listings

NOW = timezone.now


@pytest.fixture
def asker(listing):
    """Somebody who only asked."""
    thread = a_deal(a_person("Naledi Pillay"), listing)
    say(thread, thread.participants.get(part="buyer").person)
    return thread


def tell(listing, *threads, token=None, text="It is going to somebody else."):
    farewells = [Farewell(thread, text) for thread in threads]
    return actions.tell_others(listing, farewells, by=listing.seller, token=token or uuid4(), at=NOW())


def test_others_who_offered_or_asked_are_found_and_the_buyer_is_not(thread, rivals_thread, asker, listing):
    an_offer(rivals_thread, 12000)
    an_agreement(thread)
    found = {one.conversation: one for one in queries.others_wanting(listing, NOW())}
    assert found.keys() == {rivals_thread, asker}
    offer = found[rivals_thread].offer
    assert offer is not None
    assert offer.price.amount == 12000
    assert all(one.is_waiting for one in found.values())


def test_who_has_the_sellers_last_word_does_not_wait(thread, asker, listing, seller):
    an_agreement(thread)
    say(asker, seller, "Yes, it is.")
    (one,) = queries.others_wanting(listing, NOW())
    assert not one.is_waiting


def test_nobody_hears_of_it_without_the_sellers_click(thread, rivals_thread, asker, listing):
    offer = an_offer(rivals_thread)
    an_agreement(thread)
    offer.refresh_from_db()
    assert offer.state == "open"
    assert asker.messages.count() == 1


def test_words_are_said_and_offers_closed_in_one_go(thread, rivals_thread, asker, listing, seller):
    offer = an_offer(rivals_thread)
    an_agreement(thread)
    told = tell(listing, rivals_thread, asker)
    assert set(told) == {rivals_thread, asker}
    for each in (rivals_thread, asker):
        last = each.messages.order_by("seq").last()
        assert (last.body, last.sender, last.kind) == ("It is going to somebody else.", seller, "text")
    offer.refresh_from_db()
    assert offer.state == "declined"
    assert recorded(OthersTold)[0].conversations == [rivals_thread.pk, asker.pk]
    assert [one.is_waiting for one in queries.others_wanting(listing, NOW())] == [False, False]


def test_the_same_form_twice_says_it_once(thread, rivals_thread, listing):
    an_offer(rivals_thread)
    an_agreement(thread)
    token = uuid4()
    assert tell(listing, rivals_thread, token=token) == tell(listing, rivals_thread, token=token)
    assert rivals_thread.messages.filter(kind="text").count() == 1
    assert len(recorded(OthersTold)) == len(recorded(OfferDeclined)) == 1


def test_the_sellers_own_open_offer_is_taken_back(thread, rivals_thread, listing, seller):
    an_offer(rivals_thread, 14000, by=seller)
    an_agreement(thread)
    tell(listing, rivals_thread)
    assert len(recorded(OfferWithdrawn)) == 1


def test_a_blocked_pair_is_passed_over(thread, rivals_thread, rival, listing, seller):
    offer = an_offer(rivals_thread)
    an_agreement(thread)
    block_person(rival, seller)
    assert queries.others_wanting(listing, NOW()) == []
    assert tell(listing, rivals_thread) == []
    offer.refresh_from_db()
    assert offer.state == "declined"
    assert recorded(OthersTold) == []


def test_while_it_is_for_everybody_nobody_is_sent_away(rivals_thread, listing):
    with pytest.raises(Refused, match="still available"):
        tell(listing, rivals_thread)


def test_after_a_sale_without_a_deal_there_is_a_word_too(rivals_thread, listing):
    an_offer(rivals_thread)
    listings.sell_listing(listing)
    assert tell(listing, rivals_thread) == [rivals_thread]


def test_only_the_seller_and_only_about_this_ad(thread, rivals_thread, listing, rival, seller):
    an_agreement(thread)
    with pytest.raises(Refused, match="Only the seller"):
        actions.tell_others(listing, [], by=rival, token=uuid4(), at=NOW())
    with pytest.raises(Refused, match="another ad"):
        tell(listing, a_deal(rival))
