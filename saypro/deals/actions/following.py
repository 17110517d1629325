"""What the seller does to the ad itself, followed here."""

from django.db import transaction

from saypro.conversations import actions as conversations
from saypro.deals.actions.agreements import unsell
from saypro.deals.actions.table import lock_ad
from saypro.deals.models import Deal, Offer
from saypro.listings.models import Listing

BATCH = 200


@transaction.atomic
def follow_ad(listing_id: int) -> None:
    """Let deals be as the ad is: none sold when it is not, none reserving what is for sale to everybody.

    Then draw again whatever shows how the ad stands. Safe to repeat: it looks at how things are now.
    """
    listing = lock_ad(listing_id)
    deals = Deal.objects.between_people().standing().filter(listing=listing)
    for deal in deals.order_by("conversation"):
        if deal.is_sold and listing.is_open:
            unsell(deal, at=listing.changed_at)
        if deal.reserves and deal.is_agreed and listing.state == Listing.State.LIVE:
            deal.reserves = False
            deal.save(update_fields=["reserves"])
    _redraw(listing)


def _redraw(listing: Listing) -> None:
    """In the order of the threads, as everybody takes them."""
    cards = [("offer", offer.conversation_id, offer.pk) for offer in _waiting(listing)]
    cards += [("deal", deal.conversation_id, deal.pk) for deal in _agreed(listing)]
    for card, _thread, pk in sorted(cards, key=lambda one: one[1]):
        conversations.touch_card(card, pk)


def _waiting(listing: Listing) -> list[Offer]:
    return list(Offer.objects.filter(listing=listing, state=Offer.State.OPEN).order_by("pk")[:BATCH])


def _agreed(listing: Listing) -> list[Deal]:
    return list(Deal.objects.filter(listing=listing, state=Deal.State.AGREED).order_by("pk")[:BATCH])
