"""What cards say in plain words: for lists, mails, transcripts and search."""

from django.utils.translation import gettext as _

from saypro.deals.models import Deal, Offer
from saypro.kit.money import exactly


def of_offer(offer: Offer) -> str:
    said = _("Counter-offer: %(sum)s") if offer.is_counter else _("Offer: %(sum)s")
    return ". ".join(filter(None, [said % {"sum": exactly(offer.price)}, offer.terms]))


def of_agreement(deal: Deal) -> str:
    return _("Agreed: %(sum)s") % {"sum": exactly(deal.price)} if deal.price else _("Agreed")


def of_sale(deal: Deal) -> str:
    words = {"name": deal.buyer.first_name, "sum": exactly(deal.price) if deal.price else ""}
    return _("Sold to %(name)s for %(sum)s") % words if deal.price else _("Sold to %(name)s") % words
