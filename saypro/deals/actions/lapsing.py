"""What the clock does to offers."""

from datetime import datetime, timedelta

from django.db import transaction

from saypro.deals.actions.closing import fresh, lapse
from saypro.deals.actions.records import record_offer
from saypro.deals.actions.table import lock_ad
from saypro.deals.events import OfferNearedItsEnd
from saypro.deals.models import Offer

BATCH = 200
NEAR = timedelta(hours=4)


def lapse_offers(at: datetime) -> int:
    """Close offers whose time was over at `at`, at most `BATCH`, each in its own transaction; how many.

    Being late costs nothing: an offer past its time cannot be accepted, whether or not this has run.
    """
    over = Offer.objects.between_people().overdue(at).order_by("lapses_at")[:BATCH]
    return sum(_lapse_one(offer, at) for offer in over)


@transaction.atomic
def _lapse_one(offer: Offer, at: datetime) -> bool:
    lock_ad(offer.listing_id)
    offer = fresh(offer)
    if is_over := offer.is_open_but_over(at):
        lapse(offer)
    return is_over


def tell_of_ends(at: datetime) -> int:
    """Note once for each open offer that it lapses within four hours; how many.

    Not for one that was made with less time than that.
    """
    near = (
        Offer.objects.between_people()
        .open(at)
        .filter(lapses_at__lte=at + NEAR, warned_at=None)
        .order_by("lapses_at")[:BATCH]
    )
    return sum(_tell_one(offer, at) for offer in near)


@transaction.atomic
def _tell_one(offer: Offer, at: datetime) -> bool:
    if not Offer.objects.open(at).filter(pk=offer.pk, warned_at=None).update(warned_at=at):
        return False
    if offer.lapses_at - offer.made_at > NEAR:
        record_offer(OfferNearedItsEnd, offer, actor_id=None, at=at)
    return True
