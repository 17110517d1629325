"""A deal's life after the handshake."""

import pytest
from django.utils import timezone
from djmoney.money import Money

from saypro.deals import actions
from saypro.deals.actions import Refused
from saypro.deals.events import DealCalledOff, DealClosed, DealReopened
from saypro.deals.models import Deal
from saypro.deals.testing import an_agreement, an_offer
from saypro.events.testing import recorded
from saypro.listings.models import Listing

NOW = timezone.now


def state_of(thing: Deal | Listing) -> str:
    thing.refresh_from_db()
    return thing.state


def test_calling_it_off_puts_the_ad_up_again(thread, buyer, listing):
    deal = an_agreement(thread)
    actions.call_off(deal, by=buyer, at=NOW())
    actions.call_off(deal, by=buyer, at=NOW())
    assert (state_of(deal), state_of(listing)) == ("off", "live")
    assert len(recorded(DealCalledOff)) == 1
    assert an_offer(thread, 12000).state == "open"


def test_a_stranger_calls_nothing_off(thread, stranger):
    with pytest.raises(Refused, match="not part"):
        actions.call_off(an_agreement(thread), by=stranger, at=NOW())


def test_sold_to_this_buyer(thread, seller, buyer, listing):
    deal = an_agreement(thread, 13000)
    for _ in range(2):
        assert actions.close_deal(thread, by=seller, at=NOW()) == deal
    assert (state_of(deal), state_of(listing)) == ("sold", "sold")
    (fact,) = recorded(DealClosed)
    assert (fact.buyer_id, fact.price, fact.deal_id) == (buyer.pk, "13000.00", deal.pk)
    assert thread.messages.get(card="sale").body == "Sold to Lerato for R\xa013\xa0000"


def test_sold_without_anybody_having_named_a_price(thread, seller):
    deal = actions.close_deal(thread, by=seller, at=NOW())
    assert (deal.price, deal.state) == (None, "sold")
    assert thread.messages.get(card="sale").body == "Sold to Lerato"


def test_only_the_seller_sells(thread, buyer):
    with pytest.raises(Refused, match="Only the seller"):
        actions.close_deal(thread, by=buyer, at=NOW())


def test_it_is_sold_once(thread, rivals_thread, seller):
    actions.close_deal(thread, by=seller, at=NOW())
    with pytest.raises(Refused, match="sold to Lerato"):
        actions.close_deal(rivals_thread, by=seller, at=NOW())


def test_what_is_kept_for_one_is_not_sold_to_another(thread, rivals_thread, seller):
    an_agreement(thread)
    with pytest.raises(Refused, match="kept for Lerato"):
        actions.close_deal(rivals_thread, by=seller, at=NOW())


def test_an_open_offer_is_answered_before_it_is_sold(thread, seller):
    an_offer(thread, 13000)
    with pytest.raises(Refused, match="13\xa0000 is still open"):
        actions.close_deal(thread, by=seller, at=NOW())


def test_not_sold_after_all(thread, seller, listing):
    deal = an_agreement(thread)
    actions.close_deal(thread, by=seller, at=NOW())
    for _ in range(2):
        actions.reopen_deal(deal, by=seller, at=NOW())
    assert (state_of(deal), state_of(listing)) == ("agreed", "reserved")
    assert len(recorded(DealReopened)) == 1
    actions.close_deal(thread, by=seller, at=NOW())
    assert (state_of(deal), state_of(listing)) == ("sold", "sold")


def test_a_sale_without_an_offer_taken_back_leaves_no_deal(thread, seller, listing):
    deal = actions.close_deal(thread, by=seller, at=NOW())
    actions.reopen_deal(deal, by=seller, at=NOW())
    assert (state_of(deal), state_of(listing)) == ("off", "live")


def test_a_buyer_takes_no_sale_back(thread, seller, buyer):
    deal = actions.close_deal(thread, by=seller, at=NOW())
    with pytest.raises(Refused, match="Only the seller"):
        actions.reopen_deal(deal, by=buyer, at=NOW())


def test_what_is_sold_is_not_called_off(thread, seller, buyer):
    deal = an_agreement(thread)
    actions.close_deal(thread, by=seller, at=NOW())
    with pytest.raises(Refused, match="marked as sold"):
        actions.call_off(deal, by=buyer, at=NOW())


def test_the_price_agreed_is_the_price_of_the_deal(thread):
    assert an_agreement(thread, "13799.50").price == Money("13799.50", "ZAR")
