"""Sitting down at the table: the two, the ad between them, and nobody else meanwhile."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Block, Conversation, Participant
from saypro.deals.models import Deal
from saypro.deals.refusals import Refused
from saypro.listings.models import Listing

Part = Participant.Part


@dataclass(frozen=True, slots=True)
class Table:
    """Buyer and seller of an ad in their thread."""

    conversation: Conversation
    listing: Listing
    buyer: User
    seller: User

    def require_seat(self, person: User) -> None:
        if person.pk not in (self.buyer.pk, self.seller.pk):
            raise Refused(_("You are not part of this deal."))

    def other(self, person: User) -> User:
        return self.seller if person.pk == self.buyer.pk else self.buyer

    def require_peace(self) -> None:
        """Raises Refused when they can no longer deal with each other."""
        if Block.objects.between(self.buyer, self.seller).exists():
            raise Refused(_("You cannot deal with each other: one of you has blocked the other."))
        if not (self.buyer.is_active and self.seller.is_active):
            raise Refused(_("One of you has left SayPro Classified, so there is nobody to deal with."))

    def require_for_sale(self, person: User) -> None:
        """Raises Refused when the ad is sold, gone, or kept for somebody, to be told to this person."""
        if self.listing.state == Listing.State.SOLD:
            raise Refused(_("This ad is sold, so it takes no more offers."))
        if self.listing.state == Listing.State.DELETED:
            raise Refused(_("This ad is gone, so it takes no more offers."))
        if self.listing.state == Listing.State.RESERVED:
            raise Refused(self._reserved(person))

    def _reserved(self, person: User) -> str:
        if person.pk == self.seller.pk:
            return _("Your ad is reserved. Make it available again first.")
        name = {"name": self.seller.first_name}
        return _("%(name)s is keeping it for somebody. You can still write and ask.") % name

    def standing_deal(self) -> Deal | None:
        return Deal.objects.standing().filter(conversation=self.conversation).first()


def sit_down(conversation_id: int) -> Table:
    """The table, with the ad locked until the transaction ends: one change about an ad at a time.

    The ad is always locked before a thread, as everywhere. Raises Refused for a thread without an ad or
    without both its sides.
    """
    thread = Conversation.objects.get(pk=conversation_id)
    if thread.kind != Conversation.Kind.DEAL or thread.listing_id is None:
        raise Refused(_("There is no ad in this conversation to make an offer on."))
    listing = lock_ad(thread.listing_id)
    places = Participant.objects.filter(conversation=thread, left_at=None).select_related("person")
    people = {place.part: place.person for place in places}
    if Part.BUYER not in people or Part.SELLER not in people:
        raise Refused(_("One of you has left this conversation."))
    return Table(thread, listing, people[Part.BUYER], people[Part.SELLER])


def lock_ad(listing_id: int) -> Listing:
    return Listing.objects.select_for_update(of=("self",)).select_related("seller").get(pk=listing_id)
