"""Making offers and countering them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from djmoney.money import Money

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.deals import queries, words
from saypro.deals.actions.closing import close, held, lapse, require_receiver
from saypro.deals.actions.records import record_offer
from saypro.deals.actions.showing import show
from saypro.deals.actions.table import Table, sit_down
from saypro.deals.events import OfferCountered, OfferMade
from saypro.deals.models import Offer
from saypro.deals.refusals import Refused
from saypro.deals.sums import fair_sum
from saypro.kit.money import exactly
from saypro.listings.models import Listing


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody offers; a form sent twice carries the same `client_id`. `terms` is one line, or ""."""

    price: Money
    client_id: UUID
    terms: str = ""


@transaction.atomic
def make_offer(conversation: Conversation, wish: Wish, *, by: User, at: datetime) -> Offer:
    """Put an offer into the thread, open for the other side to answer.

    Safe to repeat: the same `client_id` returns the first offer. Raises Refused for a sum that cannot be
    meant, an ad that is not for sale, a pair that cannot deal, or while another offer is open between them.
    """
    table = sit_down(conversation.pk)
    table.require_seat(by)
    if earlier := _repeated(by, wish):
        return earlier
    _require_free(table, by, at)
    offer = _write(table, wish, by=by, at=at)
    record_offer(OfferMade, offer, actor_id=by.pk, at=at)
    _show(offer)
    return offer


@transaction.atomic
def offer_on_ad(listing: Listing, wish: Wish, *, by: User, at: datetime) -> Offer:
    """The buyer's offer, in their thread about the ad, which it begins if there is none. Safe to repeat.

    Raises Refused as `make_offer` does, and for one's own ad; then no thread is begun either.
    """
    if by.pk == listing.seller_id:
        raise Refused(_("This is your own ad."))
    try:
        thread = conversations.start_deal(buyer=by, listing=listing)
    except conversations.Refused as refused:
        raise Refused(refused.message) from refused
    return make_offer(thread, wish, by=by, at=at)


@transaction.atomic
def counter_offer(offer: Offer, wish: Wish, *, by: User, at: datetime) -> Offer:
    """Answer an offer with another sum; the earlier one is closed by it.

    Safe to repeat. Raises Refused as `make_offer` does, and for anybody but the receiver of an open offer.
    """
    table = sit_down(offer.conversation_id)
    table.require_seat(by)
    if earlier := _repeated(by, wish):
        return earlier
    offer = held(offer, at)
    require_receiver(offer, by)
    table.require_peace()
    table.require_for_sale(by)
    close(offer, Offer.State.COUNTERED, at=at)
    counter = _write(table, wish, by=by, at=at, answers=offer)
    record_offer(OfferCountered, counter, actor_id=by.pk, at=at, answers_id=offer.pk)
    _show(counter)
    return counter


def _repeated(maker: User, wish: Wish) -> Offer | None:
    return Offer.objects.between_people().filter(maker=maker, client_id=wish.client_id).first()


def _require_free(table: Table, by: User, at: datetime) -> None:
    """Nothing stands in the way of a new offer; one that is over by the clock is put aside."""
    table.require_peace()
    if deal := table.standing_deal():
        raise Refused(_agreed_already(deal.price))
    table.require_for_sale(by)
    if not queries.takes_offers(table.listing):
        raise Refused(_not_haggled(table))
    for over in Offer.objects.between_people().overdue(at).filter(conversation=table.conversation):
        lapse(over)
    if open_one := queries.open_offer(table.conversation, at):
        raise Refused(_open_already(open_one, by))


def _agreed_already(price: Money | None) -> str:
    if price is None:
        return _("You two have a deal already. Call it off first if it no longer holds.")
    return _("You agreed on %(sum)s. Call that off first if it no longer holds.") % {"sum": exactly(price)}


def _not_haggled(table: Table) -> str:
    if table.listing.price is not None:
        return _("It is free, so it needs no offer. Ask when you can fetch it.")
    return _("This ad takes no offers. Write a message instead.")


def _open_already(offer: Offer, by: User) -> str:
    said = {"sum": exactly(offer.price), "name": offer.maker.first_name}
    if offer.maker_id == by.pk:
        return _("Your offer of %(sum)s is still open. Take it back first, or wait for the answer.") % said
    return _("%(name)s offers %(sum)s. Accept it, decline it, or counter it with your sum.") % said


def _write(table: Table, wish: Wish, *, by: User, at: datetime, answers: Offer | None = None) -> Offer:
    asked: Money | None = table.listing.price
    sums = {"price": fair_sum(wish.price, asked), "asked": asked}
    return Offer.objects.create(
        conversation=table.conversation,
        listing=table.listing,
        buyer=table.buyer,
        seller=table.seller,
        maker=by,
        client_id=wish.client_id,
        terms=wish.terms,
        answers=answers,
        made_at=at,
        lapses_at=at + timedelta(hours=settings.OFFER_HOURS),
        **sums,
    )


def _show(offer: Offer) -> None:
    show(
        "offer",
        offer.pk,
        conversation_id=offer.conversation_id,
        by_id=offer.maker_id,
        text=words.of_offer(offer),
    )
