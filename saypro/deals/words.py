"""What cards say in plain words, for lists, mails, transcripts and search; and what sellers might say."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.deals.models import Deal, Meeting, MeetingNote, Offer
from saypro.deals.queries import Waiting
from saypro.kit.money import exactly, in_words
from saypro.listings.models import Listing


def of_offer(offer: Offer) -> str:
    said = _("Counter-offer: %(sum)s") if offer.is_counter else _("Offer: %(sum)s")
    return ". ".join(filter(None, [said % {"sum": exactly(offer.price)}, offer.terms]))


def of_agreement(deal: Deal) -> str:
    return _("Agreed: %(sum)s") % {"sum": exactly(deal.price)} if deal.price else _("Agreed")


def of_sale(deal: Deal) -> str:
    words = {"name": deal.buyer.first_name, "sum": exactly(deal.price) if deal.price else ""}
    return _("Sold to %(name)s for %(sum)s") % words if deal.price else _("Sold to %(name)s") % words


def of_meeting(meeting: Meeting) -> str:
    return _("Meet %(when)s: %(place)s") % {"when": when(meeting), "place": meeting.place}


def when(meeting: Meeting) -> str:
    """ "Sat 28 November, 10:00", by the clock of the house."""
    return date_format(timezone.localtime(meeting.starts_at), "D j F, H:i")


def of_note(note: MeetingNote) -> str:
    if note.kind == MeetingNote.Kind.ON_WAY:
        return _("On my way")
    if note.kind == MeetingNote.Kind.LATE:
        return _("I am about %(minutes)s minutes late") % {"minutes": note.minutes}
    return _("I was there, and %(name)s was not") % {"name": note.meeting.other_side(note.person).first_name}


def farewell(one: Waiting, listing: Listing, similar: Sequence[Listing]) -> str:
    """What a seller might say to somebody who does not get it, with a few ads like it."""
    words = {"name": one.person.first_name, "title": listing.title}
    if one.offer:
        thanks = _("Hi %(name)s, thank you for your offer of %(sum)s.") % {
            **words,
            "sum": exactly(one.offer.price),
        }
    else:
        thanks = _("Hi %(name)s, thank you for asking.") % words
    goes = _("The %(title)s is going to somebody else now. I hope you soon find one you like.") % words
    return "\n\n".join(filter(None, [f"{thanks} {goes}", _likes(similar)]))


def _likes(similar: Sequence[Listing]) -> str:
    if not similar:
        return ""
    lines = [
        f"{ad.title}, {in_words(ad.price)}: {settings.SITE_URL}{ad.get_absolute_url()}" for ad in similar
    ]
    return "\n".join([_("Perhaps one of these:"), *lines])
