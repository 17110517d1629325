"""What a decision does to the thing or the person, and how it is undone."""

from collections.abc import Callable
from datetime import datetime

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Message
from saypro.deals import actions as deals
from saypro.deals.models import Review
from saypro.listings import actions as listings
from saypro.listings.models import Listing
from saypro.moderation.models import Decision, Report

Verdict, Kind = Decision.Verdict, Report.Kind
Effect = Callable[[Decision, User, datetime], bool]

FIT: dict[str, tuple[str, ...]] = {
    Kind.MESSAGE: (Verdict.NONE, Verdict.WARN, Verdict.REMOVE, Verdict.SUSPEND),
    Kind.PERSON: (Verdict.NONE, Verdict.WARN, Verdict.SUSPEND),
    Kind.LISTING: (Verdict.NONE, Verdict.WARN, Verdict.TAKE_DOWN, Verdict.SUSPEND),
    Kind.REVIEW: (Verdict.NONE, Verdict.WARN, Verdict.REMOVE, Verdict.SUSPEND),
}


def carry_out(decision: Decision, by: User, at: datetime) -> bool:
    """Do what was decided; whether there is something to bring back by undoing it."""
    return EFFECTS[decision.verdict, decision.kind](decision, by, at) if is_effective(decision) else False


def bring_back(decision: Decision, by: User, at: datetime) -> None:
    if is_effective(decision) and decision.has_effect:
        RETURNS[decision.verdict, decision.kind](decision, by, at)


def is_effective(decision: Decision) -> bool:
    return (decision.verdict, decision.kind) in EFFECTS


def remove_message(decision: Decision, by: User, at: datetime) -> bool:
    message = Message.objects.filter(pk=decision.object_id).first()
    return message is not None and conversations.remove_message(message, by=by, at=at)


def put_back_message(decision: Decision, by: User, at: datetime) -> bool:
    message = Message.objects.filter(pk=decision.object_id).first()
    return message is not None and conversations.put_back_message(message, by=by, at=at)


def take_down_listing(decision: Decision, by: User, at: datetime) -> bool:
    listing = Listing.objects.filter(pk=decision.object_id).first()
    return listing is not None and listings.take_down_listing(listing, by=by, at=at)


def put_back_listing(decision: Decision, by: User, at: datetime) -> bool:
    listing = Listing.objects.filter(pk=decision.object_id).first()
    return listing is not None and listings.put_back_listing(listing, by=by, at=at)


def take_down_review(decision: Decision, by: User, at: datetime) -> bool:
    review = Review.objects.filter(pk=decision.object_id, taken_down_at=None).first()
    if review is not None:
        deals.take_down_review(review, by=by, at=at)
    return review is not None


def put_back_review(decision: Decision, by: User, at: datetime) -> bool:
    review = Review.objects.filter(pk=decision.object_id).first()
    if review is not None:
        deals.put_back_review(review, by=by, at=at)
    return review is not None


def suspend(decision: Decision, by: User, at: datetime) -> bool:
    settle_suspension(decision.about, by, at)
    return True


def settle_suspension(person: User, by: User, at: datetime) -> None:
    """Keep the person from writing for as long as the longest suspension that stands."""
    standing = Decision.objects.standing().filter(about=person, verdict=Verdict.SUSPEND)
    ends = [one.until for one in standing if one.holds(at)]
    if not ends:
        conversations.lift_suspension(person, by=by)
    else:
        last = None if None in ends else max(end for end in ends if end is not None)
        conversations.suspend_person(person, until=last, by=by)


EFFECTS: dict[tuple[str, str], Effect] = {
    (Verdict.REMOVE, Kind.MESSAGE): remove_message,
    (Verdict.REMOVE, Kind.REVIEW): take_down_review,
    (Verdict.TAKE_DOWN, Kind.LISTING): take_down_listing,
    **{(Verdict.SUSPEND, kind): suspend for kind in Kind},
}
RETURNS: dict[tuple[str, str], Effect] = {
    (Verdict.REMOVE, Kind.MESSAGE): put_back_message,
    (Verdict.REMOVE, Kind.REVIEW): put_back_review,
    (Verdict.TAKE_DOWN, Kind.LISTING): put_back_listing,
    **{(Verdict.SUSPEND, kind): suspend for kind in Kind},
}
