"""A deal's life: agreed, called off, sold to the buyer, and not sold after all."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.deals import queries, words
from saypro.deals.actions.meetings import cancel_all
from saypro.deals.actions.records import record_deal
from saypro.deals.actions.showing import show
from saypro.deals.actions.table import Table, sit_down
from saypro.deals.events import DealAgreed, DealCalledOff, DealClosed, DealReopened
from saypro.deals.models import Deal, Offer
from saypro.deals.refusals import Refused
from saypro.kit.money import exactly
from saypro.listings import actions as listings
from saypro.listings.models import Listing

State = Deal.State


def agree(table: Table, offer: Offer, *, by: User, at: datetime, reserves: bool) -> Deal:
    """The deal that an accepted offer is; at the table only."""
    deal = _write(table, offer=offer, price=offer.price, reserves=reserves, agreed_at=at)
    record_deal(DealAgreed, deal, actor_id=by.pk, at=at, offer_id=offer.pk, reserves=reserves)
    if reserves:
        listings.reserve_listing(table.listing)
    _show(deal, "deal", by, words.of_agreement(deal))
    return deal


@transaction.atomic
def call_off(deal: Deal, *, by: User, at: datetime) -> None:
    """One side no longer wants to; a reserved ad is for sale again. Safe to repeat.

    Raises Refused for outsiders and for what is sold.
    """
    table = sit_down(deal.conversation_id)
    table.require_seat(by)
    deal = fresh(deal)
    if deal.state == State.OFF:
        return
    if deal.state == State.SOLD:
        raise Refused(_("It is marked as sold. Take that back first."))
    deal.state, deal.off_at = State.OFF, at
    deal.save(update_fields=["state", "off_at"])
    record_deal(DealCalledOff, deal, actor_id=by.pk, at=at)
    if deal.reserves and table.listing.state == Listing.State.RESERVED:
        listings.release_listing(table.listing)
    cancel_all(table, by=by, at=at)
    conversations.touch_card("deal", deal.pk)


@transaction.atomic
def close_deal(conversation: Conversation, *, by: User, at: datetime) -> Deal:
    """The buyer of this thread has it: the ad is sold. Safe to repeat.

    Raises Refused for anybody but the seller, while an offer is open between them, when the ad is kept for,
    or sold to, somebody else, and when one of the two has blocked the other.
    """
    table = sit_down(conversation.pk)
    if by.pk != table.seller.pk:
        raise Refused(_("Only the seller can mark it as sold."))
    deal = table.standing_deal()
    if deal and deal.is_sold:
        return deal
    _require_sellable(table, at)
    deal = deal or _write(table, agreed_at=at)
    deal.state, deal.sold_at = State.SOLD, at
    deal.save(update_fields=["state", "sold_at"])
    listings.sell_listing(table.listing)
    record_deal(DealClosed, deal, actor_id=by.pk, at=at)
    _show(deal, "sale", by, words.of_sale(deal))
    _redraw(deal)
    return deal


@transaction.atomic
def reopen_deal(deal: Deal, *, by: User, at: datetime) -> None:
    """Not sold to this buyer after all: the ad is as it was before. Safe to repeat.

    A deal that began with its sale is called off by this. Raises Refused for anybody but the seller.
    """
    table = sit_down(deal.conversation_id)
    if by.pk != table.seller.pk:
        raise Refused(_("Only the seller can take that back."))
    deal = fresh(deal)
    if not deal.is_sold:
        return
    unsell(deal, at=at)
    if table.listing.state == Listing.State.SOLD:
        listings.relist_listing(table.listing)


def unsell(deal: Deal, *, at: datetime) -> None:
    """What reopening does to the deal alone; at the table only."""
    deal.state = State.AGREED if deal.offer_id else State.OFF
    deal.sold_at, deal.off_at = None, None if deal.offer_id else at
    deal.save(update_fields=["state", "sold_at", "off_at"])
    record_deal(DealReopened, deal, actor_id=deal.seller_id, at=at)
    _redraw(deal)


def _redraw(deal: Deal) -> None:
    """Selling, and taking that back, also changes whether the two may review each other."""
    for card, card_id in (("deal", deal.pk), ("sale", deal.pk), ("review", deal.conversation_id)):
        conversations.touch_card(card, card_id)


def fresh(deal: Deal) -> Deal:
    return Deal.objects.between_people().get(pk=deal.pk)


def _require_sellable(table: Table, at: datetime) -> None:
    if table.listing.state == Listing.State.DELETED:
        raise Refused(_("Your ad is deleted. Bring it back first."))
    if offer := queries.open_offer(table.conversation, at):
        words_ = {"sum": exactly(offer.price)}
        raise Refused(_("An offer of %(sum)s is still open between you. Answer it first.") % words_)
    others = (
        Deal.objects.between_people().filter(listing=table.listing).exclude(conversation=table.conversation)
    )
    if sold := others.filter(state=State.SOLD).first():
        name = {"name": sold.buyer.first_name}
        raise Refused(_("It is marked as sold to %(name)s. Take that back first.") % name)
    if kept := others.filter(state=State.AGREED, reserves=True).first():
        name = {"name": kept.buyer.first_name}
        raise Refused(_("It is kept for %(name)s. Call that deal off first.") % name)


def _write(table: Table, **said: object) -> Deal:
    return Deal.objects.create(
        conversation=table.conversation,
        listing=table.listing,
        buyer=table.buyer,
        seller=table.seller,
        **said,
    )


def _show(deal: Deal, card: str, by: User, text: str) -> None:
    show(card, deal.pk, conversation_id=deal.conversation_id, by_id=by.pk, text=text)
