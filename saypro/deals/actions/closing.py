"""The end of an offer: from open to what became of it, once."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.deals.actions.records import record_offer
from saypro.deals.events import OfferLapsed
from saypro.deals.models import Offer
from saypro.deals.refusals import Refused

State = Offer.State
CLOSED: dict[str, str | Promise] = {
    State.ACCEPTED: gettext_lazy("This offer is accepted already."),
    State.DECLINED: gettext_lazy("This offer was declined. Make a new one if you still want it."),
    State.COUNTERED: gettext_lazy("There is a newer offer. Answer that one."),
    State.WITHDRAWN: gettext_lazy("This offer was taken back, so there is nothing to answer."),
    State.LAPSED: gettext_lazy(
        "This offer lapsed: nobody answered in time. Make a new one if you still want it."
    ),
}


def fresh(offer: Offer) -> Offer:
    """The offer as it is now; only at the table, where nothing about its ad can change meanwhile."""
    return Offer.objects.between_people().get(pk=offer.pk)


def held(offer: Offer, at: datetime) -> Offer:
    """The offer, open at this moment by state and by clock. Raises Refused with what became of it."""
    offer = fresh(offer)
    if (state := offer.state_at(at)) != State.OPEN:
        raise Refused(CLOSED[state])
    return offer


def require_receiver(offer: Offer, by: User) -> None:
    if by.pk == offer.maker_id:
        raise Refused(_("It is your own offer. Wait for the answer, or take it back."))
    if by.pk != offer.receiver.pk:
        raise Refused(_("You are not part of this deal."))


def close(offer: Offer, state: str, *, at: datetime) -> None:
    """Write what became of the open offer and have its card drawn again."""
    offer.state = state
    offer.closed_at = at
    offer.save(update_fields=["state", "closed_at"])
    conversations.touch_card("offer", offer.pk)


def lapse(offer: Offer) -> None:
    """It lapsed when its time was over, whenever we came to see it."""
    close(offer, State.LAPSED, at=offer.lapses_at)
    record_offer(OfferLapsed, offer, actor_id=None, at=offer.lapses_at)
