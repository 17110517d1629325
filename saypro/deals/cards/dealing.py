"""Offers, deals and meetings as they stand in a thread: alike for both sides.

What only one of them may press is marked with their handle, and shown by the thread to that reader alone.
"""

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from django.db.models import Model
from django.template.loader import render_to_string
from django.utils import timezone

from saypro.deals.models import Deal, Meeting, MeetingNote, Offer
from saypro.deals.sums import percent_off
from saypro.listings.models import Listing

Row = TypeVar("Row", bound=Model)


def offer_cards(ids: Collection[int]) -> dict[int, str]:
    return drawn("offer", Offer.objects.between_people().filter(pk__in=ids), offer_facts)


def deal_cards(ids: Collection[int]) -> dict[int, str]:
    """What was agreed, where it was agreed."""
    return drawn("deal", Deal.objects.between_people().filter(pk__in=ids), deal_facts)


def sale_cards(ids: Collection[int]) -> dict[int, str]:
    """That it was sold, where that was said."""
    return drawn("sale", Deal.objects.between_people().filter(pk__in=ids), deal_facts)


def meeting_cards(ids: Collection[int]) -> dict[int, str]:
    return drawn("meeting", Meeting.objects.between_people().filter(pk__in=ids), meeting_facts)


def note_cards(ids: Collection[int]) -> dict[int, str]:
    notes = MeetingNote.objects.select_related("meeting__buyer", "meeting__seller", "person")
    return drawn("note", notes.filter(pk__in=ids), note_facts)


def drawn(name: str, rows: Iterable[Row], facts: Callable[[Row], dict[str, object]]) -> dict[int, str]:
    template = f"deals/cards/{name}.html"
    return {row.pk: render_to_string(template, facts(row)) for row in rows}


def offer_facts(offer: Offer) -> dict[str, object]:
    at = timezone.now()
    state = offer.state_at(at)
    return {
        "offer": offer,
        "at": at,
        "state": state,
        "words": Offer.State(state).label,
        "is_open": state == Offer.State.OPEN,
        "is_for_sale": offer.listing.state == Listing.State.LIVE,
        "off": percent_off(offer.price, offer.asked),
    }


def deal_facts(deal: Deal) -> dict[str, object]:
    return {
        "deal": deal,
        "is_for_sale": deal.listing.is_open,
        "off": percent_off(deal.price, deal.listing.price) if deal.price else None,
    }


def meeting_facts(meeting: Meeting) -> dict[str, object]:
    at = timezone.now()
    state = meeting.state_at(at)
    return {"meeting": meeting, "state": state, "words": Meeting.State(state).label}


def note_facts(note: MeetingNote) -> dict[str, object]:
    return {"note": note, "other": note.meeting.other_side(note.person)}
