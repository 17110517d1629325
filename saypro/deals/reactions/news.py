"""Who is told of what happened between two people who deal; nobody, of what is gone meanwhile."""

from saypro.deals import events, notices
from saypro.deals.models import Deal, Meeting, Offer


def tell_of_offer(fact: events.OfferFact) -> None:
    if offer := Offer.objects.between_people().filter(pk=fact.offer_id).first():
        notices.tell_of_offer(fact, offer)


def tell_of_deal(fact: events.DealFact) -> None:
    if deal := Deal.objects.between_people().filter(pk=fact.deal_id).first():
        notices.tell_of_deal(fact, deal)


def tell_of_meeting(fact: events.MeetingFact) -> None:
    if meeting := _meeting(fact):
        notices.tell_of_meeting(fact, meeting)


def tell_of_note(fact: events.MeetingNoted) -> None:
    if meeting := _meeting(fact):
        notices.tell_of_note(fact, meeting)


def tell_of_nearing(fact: events.MeetingNeared) -> None:
    if meeting := _meeting(fact):
        notices.tell_of_nearing(fact, meeting)


def _meeting(fact: events.MeetingFact) -> Meeting | None:
    return Meeting.objects.between_people().filter(pk=fact.meeting_id).first()
