"""Whatever two people do in whatever order, what must hold holds."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from djmoney.money import Money
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.deals import actions
from saypro.deals.actions import Refused
from saypro.deals.models import Deal, Offer
from saypro.events.models import Event
from saypro.events.testing import run_reactions
from saypro.listings import actions as listings
from saypro.listings.models import Listing

SIDES = st.sampled_from(["buyer", "seller"])
SUMS = st.decimals(min_value="-10", max_value="200000", places=2) | st.sampled_from(["NaN", "0", "145000.01"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("make"), SIDES, SUMS),
        st.tuples(st.just("counter"), SIDES, SUMS),
        st.tuples(st.sampled_from(["accept", "decline", "withdraw"]), SIDES, st.none()),
        st.tuples(st.sampled_from(["call_off", "sell", "unsell"]), SIDES, st.none()),
        st.tuples(st.sampled_from(["reserve", "release", "sell_ad", "relist"]), st.none(), st.none()),
        st.tuples(st.just("wait"), st.none(), st.sampled_from([1, 20, 47, 49])),
        st.tuples(st.just("clock"), st.none(), st.none()),
    ),
    max_size=14,
)
ENDS = {
    "deals.offer_accepted": "accepted",
    "deals.offer_declined": "declined",
    "deals.offer_withdrawn": "withdrawn",
    "deals.offer_lapsed": "lapsed",
}


class Play:
    """Two people and an ad, doing what the steps say; a refusal changes nothing."""

    def __init__(self, thread: Conversation, at: datetime) -> None:
        self.thread, self.at = thread, at
        assert thread.listing is not None
        self.listing = thread.listing
        self.people = {place.part: place.person for place in thread.participants.all()}

    def do(self, verb: str, side: str | None, detail: object) -> None:
        if verb == "wait":
            self.at += timedelta(hours=int(str(detail)))
            return
        try:
            with transaction.atomic():
                self.act(verb, self.people[side or "buyer"], detail)
        except (Refused, listings.Refused):
            pass

    def act(self, verb: str, by: User, detail: object) -> object:
        offer = Offer.objects.filter(conversation=self.thread).order_by("-pk").first()
        deal = Deal.objects.filter(conversation=self.thread).order_by("-pk").first()
        listing = Listing.objects.get(pk=self.listing.pk)
        match verb:
            case "make":
                return actions.make_offer(self.thread, self.wish(detail), by=by, at=self.at)
            case "counter" if offer:
                return actions.counter_offer(offer, self.wish(detail), by=by, at=self.at)
            case "accept" | "decline" | "withdraw" if offer:
                return getattr(actions, f"{verb}_offer")(offer, by=by, at=self.at)
            case "call_off" if deal:
                return actions.call_off(deal, by=by, at=self.at)
            case "sell":
                return actions.close_deal(self.thread, by=by, at=self.at)
            case "unsell" if deal:
                return actions.reopen_deal(deal, by=by, at=self.at)
            case "reserve" | "release" | "relist":
                return getattr(listings, f"{verb}_listing")(listing)
            case "sell_ad":
                return listings.sell_listing(listing)
            case "clock":
                return actions.lapse_offers(self.at)
        return None

    def wish(self, detail: object) -> actions.Wish:
        return actions.Wish(Money(str(detail), "ZAR"), uuid4())

    def check(self) -> None:
        run_reactions()
        offers = list(Offer.objects.filter(conversation=self.thread).order_by("pk"))
        deals = list(Deal.objects.filter(conversation=self.thread).order_by("pk"))
        assert sum(offer.state == "open" for offer in offers) <= 1
        assert sum(deal.state != "off" for deal in deals) <= 1
        assert all(0 < offer.price.amount <= 145000 for offer in offers)
        assert {offer.pk for offer in offers if offer.state == "accepted"} == {
            deal.offer_id for deal in deals if deal.offer_id
        }
        assert all(deal.price == deal.offer.price for deal in deals if deal.offer)
        if any(deal.state == "sold" for deal in deals):
            assert Listing.objects.get(pk=self.listing.pk).state == "sold"
        assert read_from_log(self.thread) == {offer.pk: offer.state for offer in offers}


def read_from_log(thread: Conversation) -> dict[int, str]:
    """What became of each offer, told by the facts alone."""
    states: dict[int, str] = {}
    events = Event.objects.filter(kind__startswith="deals.", payload__conversation_id=thread.pk)
    for event in events.order_by("id"):
        offer_id = event.payload.get("offer_id")
        if event.kind in ("deals.offer_made", "deals.offer_countered"):
            assert offer_id not in states
            states[offer_id] = "open"
        if event.kind == "deals.offer_countered":
            assert states[event.payload["answers_id"]] == "open"
            states[event.payload["answers_id"]] = "countered"
        if event.kind in ENDS:
            assert states[offer_id] == "open", "an offer ends once"
            states[offer_id] = ENDS[event.kind]
    return states


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(steps=STEPS)
def test_no_order_of_steps_breaks_what_must_hold(thread, steps):
    with transaction.atomic():
        play = Play(thread, timezone.now())
        for step in steps:
            play.do(*step)
            play.check()
        transaction.set_rollback(True)
