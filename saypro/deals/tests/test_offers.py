"""What may be offered, by whom, and what becomes of it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from djmoney.money import Money

from saypro.conversations.actions import block_person
from saypro.conversations.models import Message
from saypro.conversations.testing import a_deal, a_support_thread
from saypro.deals import actions, queries
from saypro.deals.actions import Refused
from saypro.deals.events import (
    DealAgreed,
    OfferAccepted,
    OfferCountered,
    OfferDeclined,
    OfferLapsed,
    OfferMade,
    OfferNearedItsEnd,
    OfferWithdrawn,
)
from saypro.deals.models import Offer
from saypro.deals.queries.offers import WAGES
from saypro.deals.testing import a_wish, an_agreement, an_offer
from saypro.events.testing import recorded
from saypro.listings import actions as listings
from saypro.listings.queries import category_tree
from saypro.listings.testing import a_listing

NOW = timezone.now


def test_an_offer_stands_in_the_thread_and_in_the_log(thread, buyer, seller):
    offer = an_offer(thread, 13000, terms="I can fetch it tonight.")
    (fact,) = recorded(OfferMade)
    assert (fact.offer_id, fact.price, fact.buyer_id, fact.seller_id) == (
        offer.pk,
        "13000.00",
        buyer.pk,
        seller.pk,
    )
    card = Message.objects.get(conversation=thread)
    assert (card.kind, card.card, card.card_id, card.sender_id) == ("card", "offer", offer.pk, buyer.pk)
    assert card.body == "Offer: R\xa013\xa0000. I can fetch it tonight."
    assert offer.asked == Money(14500, "ZAR")


def test_a_form_sent_twice_makes_one_offer(thread, buyer):
    wish = a_wish()
    first, second = (actions.make_offer(thread, wish, by=buyer, at=NOW()) for _ in range(2))
    assert first == second
    assert thread.messages.count() == 1


def test_a_second_open_offer_is_refused_and_says_what_stands(thread, buyer):
    an_offer(thread, 13000)
    with pytest.raises(Refused, match="13\xa0000 is still open"):
        an_offer(thread, 12000)


def test_the_other_side_is_told_to_answer_rather_than_to_offer_past_it(thread, seller):
    an_offer(thread, 13000)
    with pytest.raises(Refused, match="Lerato offers R\xa013\xa0000"):
        an_offer(thread, 14000, by=seller)


def test_the_database_knows_one_open_offer_a_thread(thread):
    offer = an_offer(thread)
    offer.pk, offer.ref, offer.client_id = None, "another", a_wish().client_id
    with pytest.raises(IntegrityError, match="one_open_offer"), transaction.atomic():
        offer.save(force_insert=True)


def test_a_counter_closes_the_earlier_offer(thread, buyer, seller):
    first = an_offer(thread, 13000)
    second = actions.counter_offer(first, a_wish(13800), by=seller, at=NOW())
    third = actions.counter_offer(second, a_wish(13500), by=buyer, at=NOW())
    assert [(offer.pk, offer.state) for offer in queries.history(thread)] == [
        (first.pk, "countered"),
        (second.pk, "countered"),
        (third.pk, "open"),
    ]
    assert [fact.answers_id for fact in recorded(OfferCountered)] == [first.pk, second.pk]


def test_a_refused_counter_leaves_the_offer_open(thread, seller):
    first = an_offer(thread, 13000)
    with pytest.raises(Refused, match="ten times"):
        actions.counter_offer(first, a_wish(1_380_000), by=seller, at=NOW())
    assert queries.open_offer(thread, NOW()) == first


@pytest.mark.parametrize("verb", ["accept_offer", "decline_offer"])
def test_only_the_receiver_answers(thread, buyer, stranger, verb):
    offer = an_offer(thread)
    with pytest.raises(Refused, match="your own offer"):
        getattr(actions, verb)(offer, by=buyer, at=NOW())
    with pytest.raises(Refused, match="not part"):
        getattr(actions, verb)(offer, by=stranger, at=NOW())


def test_nobody_counters_their_own_offer(thread, buyer):
    offer = an_offer(thread)
    with pytest.raises(Refused, match="your own offer"):
        actions.counter_offer(offer, a_wish(12000), by=buyer, at=NOW())


def test_only_the_maker_takes_it_back(thread, seller, buyer):
    offer = an_offer(thread)
    with pytest.raises(Refused, match="Only Lerato"):
        actions.withdraw_offer(offer, by=seller, at=NOW())
    actions.withdraw_offer(offer, by=buyer, at=NOW())
    actions.withdraw_offer(offer, by=buyer, at=NOW())
    assert len(recorded(OfferWithdrawn)) == 1
    assert an_offer(thread, 12000).state == "open"


def test_an_outsider_offers_nothing(thread, stranger):
    with pytest.raises(Refused, match="not part"):
        actions.make_offer(thread, a_wish(), by=stranger, at=NOW())


def test_accepting_makes_a_deal_and_reserves_the_ad(thread, seller, listing):
    deal = an_agreement(thread, 13000)
    listing.refresh_from_db()
    assert (deal.price, deal.reserves, deal.state) == (Money(13000, "ZAR"), True, "agreed")
    assert listing.state == "reserved"
    assert len(recorded(OfferAccepted)) == len(recorded(DealAgreed)) == 1
    assert thread.messages.get(card="deal").card_id == deal.pk


def test_accepting_twice_is_accepting_once(thread, seller):
    offer = an_offer(thread)
    deals = {actions.accept_offer(offer, by=seller, at=NOW()).pk for _ in range(2)}
    assert len(deals) == len(recorded(DealAgreed)) == 1


def test_a_seller_may_agree_without_reserving(thread, rivals_thread, seller, listing):
    actions.set_accepting_reserves(listing, False)
    assert not an_agreement(thread).reserves
    offer = an_offer(rivals_thread, 13500)
    assert actions.accept_offer(offer, by=seller, at=NOW(), reserves=True).reserves


def test_a_buyer_has_no_say_in_reserving(thread, seller, buyer, listing):
    actions.set_accepting_reserves(listing, False)
    offer = an_offer(thread, 14000, by=seller)
    assert not actions.accept_offer(offer, by=buyer, at=NOW(), reserves=True).reserves


def test_once_agreed_there_is_nothing_to_offer(thread, buyer):
    an_agreement(thread, 13000)
    with pytest.raises(Refused, match="agreed on R\xa013\xa0000"):
        an_offer(thread, 12000)


@pytest.mark.parametrize(
    ("step", "says"), [("reserve", "keeping it"), ("sell", "is sold"), ("delete", "is gone")]
)
def test_what_is_not_for_sale_takes_no_offers_and_no_yes(
    thread, rivals_thread, buyer, seller, listing, step, says
):
    theirs = an_offer(thread, by=seller)
    getattr(listings, f"{step}_listing")(listing)
    with pytest.raises(Refused, match=says):
        an_offer(rivals_thread)
    with pytest.raises(Refused, match=says):
        actions.accept_offer(theirs, by=buyer, at=NOW())
    with pytest.raises(Refused, match=says):
        actions.counter_offer(theirs, a_wish(), by=buyer, at=NOW())
    actions.decline_offer(theirs, by=buyer, at=NOW())
    assert len(recorded(OfferDeclined)) == 1


def test_a_seller_is_told_to_make_a_reserved_ad_available(thread, seller, listing):
    offer = an_offer(thread)
    listings.reserve_listing(listing)
    with pytest.raises(Refused, match="available again"):
        actions.accept_offer(offer, by=seller, at=NOW())


def test_what_is_free_needs_no_offer(buyer):
    with pytest.raises(Refused, match="It is free"):
        an_offer(a_deal(buyer, a_listing(price=Decimal(0))), 100)


def test_a_wage_is_not_haggled_over(buyer):
    with pytest.raises(Refused, match="takes no offers"):
        an_offer(a_deal(buyer, a_listing(price=None, category="office-jobs")), 100)


def test_every_kind_of_job_is_a_wage(buyer):
    a_listing()
    tree = category_tree()
    jobs = tree.find("jobs")
    assert jobs is not None
    assert {each.slug for each in tree.below(jobs)} == WAGES


def test_an_ad_without_a_price_takes_any_offer(buyer):
    offer = an_offer(a_deal(buyer, a_listing(price=None)), 250000)
    assert offer.asked is None


def test_the_office_is_not_haggled_with(buyer):
    with pytest.raises(Refused, match="no ad"):
        actions.make_offer(a_support_thread(buyer), a_wish(), by=buyer, at=NOW())


def test_blocked_people_do_not_deal(thread, buyer, seller):
    offer = an_offer(thread)
    block_person(buyer, seller)
    with pytest.raises(Refused, match="blocked"):
        actions.accept_offer(offer, by=seller, at=NOW())
    with pytest.raises(Refused, match="blocked"):
        actions.counter_offer(offer, a_wish(), by=seller, at=NOW())
    actions.withdraw_offer(offer, by=buyer, at=NOW())
    with pytest.raises(Refused, match="blocked"):
        an_offer(thread)


class TestTheClock:
    def test_an_offer_past_its_time_is_not_accepted_though_nothing_has_run(self, thread, seller, settings):
        offer = an_offer(thread)
        late = offer.made_at + timedelta(hours=48)
        for verb in (actions.accept_offer, actions.decline_offer):
            with pytest.raises(Refused, match="lapsed"):
                verb(offer, by=seller, at=late)
        with pytest.raises(Refused, match="lapsed"):
            actions.counter_offer(offer, a_wish(), by=seller, at=late)
        assert actions.accept_offer(offer, by=seller, at=late - timedelta(seconds=1))

    def test_its_life_is_a_setting(self, thread, settings):
        settings.OFFER_HOURS = 1
        offer = an_offer(thread)
        assert offer.lapses_at - offer.made_at == timedelta(hours=1)

    def test_one_past_its_time_does_not_stand_in_the_way(self, thread, buyer):
        first = an_offer(thread)
        late = first.made_at + timedelta(hours=49)
        second = actions.make_offer(thread, a_wish(12000), by=buyer, at=late)
        first.refresh_from_db()
        assert (first.state, second.state) == ("lapsed", "open")
        assert recorded(OfferLapsed)[0].occurred_at == first.lapses_at

    def test_the_schedule_lapses_each_once(self, thread, rivals_thread):
        offers = [an_offer(thread), an_offer(rivals_thread)]
        late = NOW() + timedelta(hours=49)
        assert (actions.lapse_offers(late), actions.lapse_offers(late)) == (2, 0)
        assert {fact.offer_id for fact in recorded(OfferLapsed)} == {offer.pk for offer in offers}
        assert Offer.objects.filter(state="lapsed").count() == 2

    def test_the_schedule_leaves_an_answered_offer_alone(self, thread, seller):
        an_agreement(thread)
        assert actions.lapse_offers(NOW() + timedelta(hours=49)) == 0

    def test_a_nearing_end_is_noted_once(self, thread):
        offer = an_offer(thread)
        assert actions.tell_of_ends(NOW() + timedelta(hours=43)) == 0
        soon = NOW() + timedelta(hours=45)
        assert (actions.tell_of_ends(soon), actions.tell_of_ends(soon)) == (1, 0)
        assert [fact.offer_id for fact in recorded(OfferNearedItsEnd)] == [offer.pk]

    def test_a_short_offer_is_not_told_to_end_soon_the_moment_it_is_made(self, thread, settings):
        settings.OFFER_HOURS = 3
        an_offer(thread)
        actions.tell_of_ends(NOW() + timedelta(minutes=1))
        assert recorded(OfferNearedItsEnd) == []
