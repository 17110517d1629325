"""Answering offers, and taking them back."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.deals import queries
from saypro.deals.actions.agreements import agree
from saypro.deals.actions.closing import close, fresh, held, require_receiver
from saypro.deals.actions.records import record_offer
from saypro.deals.actions.table import Table, sit_down
from saypro.deals.events import OfferAccepted, OfferDeclined, OfferWithdrawn
from saypro.deals.models import Deal, Offer
from saypro.deals.refusals import Refused

State = Offer.State


@transaction.atomic
def accept_offer(offer: Offer, *, by: User, at: datetime, reserves: bool | None = None) -> Deal:
    """The two have a deal; the ad is kept for the buyer if its seller wants that.

    `reserves` is the seller's word for this once, None for what the ad's terms say; a buyer has no say in it.
    Safe to repeat: an accepted offer returns its deal. Raises Refused for anybody but the receiver, an offer
    that is no longer open, an ad not for sale, a pair that cannot deal.
    """
    table = sit_down(offer.conversation_id)
    offer = fresh(offer)
    require_receiver(offer, by)
    if offer.state == State.ACCEPTED:
        return offer.deal
    offer = held(offer, at)
    table.require_peace()
    table.require_for_sale(by)
    close(offer, State.ACCEPTED, at=at)
    record_offer(OfferAccepted, offer, actor_id=by.pk, at=at)
    return agree(table, offer, by=by, at=at, reserves=_keeps(table, by, reserves))


def _keeps(table: Table, by: User, said: bool | None) -> bool:
    if said is None or by.pk != table.seller.pk:
        return queries.accepting_reserves(table.listing)
    return said


@transaction.atomic
def decline_offer(offer: Offer, *, by: User, at: datetime, word: str = "") -> None:
    """No, with a word said in the thread if there is one; it has passed `clean_body`. Safe to repeat.

    Raises Refused for anybody but the receiver of an open offer, and where the word cannot be said.
    """
    sit_down(offer.conversation_id)
    offer = fresh(offer)
    require_receiver(offer, by)
    if offer.state == State.DECLINED:
        return
    offer = held(offer, at)
    close(offer, State.DECLINED, at=at)
    record_offer(OfferDeclined, offer, actor_id=by.pk, at=at)
    if word:
        _say(offer, by, word)


def _say(offer: Offer, by: User, word: str) -> None:
    post = conversations.Post(offer.conversation.ref, by.pk, uuid4(), word)
    (outcome,) = conversations.post_messages([post])
    if isinstance(outcome, conversations.Refused):
        raise Refused(outcome.message)


@transaction.atomic
def withdraw_offer(offer: Offer, *, by: User, at: datetime) -> None:
    """Take one's own open offer back. Safe to repeat. Raises Refused for anybody but its maker."""
    sit_down(offer.conversation_id)
    offer = fresh(offer)
    if by.pk != offer.maker_id:
        raise Refused(_("Only %(name)s can take this offer back.") % {"name": offer.maker.first_name})
    if offer.state == State.WITHDRAWN:
        return
    offer = held(offer, at)
    close(offer, State.WITHDRAWN, at=at)
    record_offer(OfferWithdrawn, offer, actor_id=by.pk, at=at)
