"""What can be reported: which member stands behind it, and what is kept of it as evidence."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message
from saypro.conversations.queries import ad_as_it_stands, said
from saypro.deals.models import Review
from saypro.listings.models import Listing
from saypro.moderation.models import Report

BEFORE, AFTER = 5, 3
LATEST = 10
Kind = Report.Kind


@dataclass(frozen=True, slots=True)
class Thing:
    """Something somebody wants to report; `conversation` is where they met it, `address` the way back."""

    kind: str
    pk: int
    about: User
    title: str
    words: str
    address: str
    conversation: Conversation | None = None

    def evidence(self) -> dict[str, Any]:
        """What is there now, as plain values."""
        return EVIDENCE[Kind(self.kind)](self)


def of_message(message: Message) -> Thing:
    title = _("Message from %(name)s") % {"name": message.sender.first_name}
    thread = message.conversation
    return Thing(
        Kind.MESSAGE, message.pk, message.sender, title, message.body, thread.get_absolute_url(), thread
    )


def of_person(person: User, conversation: Conversation | None = None) -> Thing:
    address = conversation.get_absolute_url() if conversation else person.get_absolute_url()
    return Thing(Kind.PERSON, person.pk, person, person.name, person.about, address, conversation)


def of_listing(listing: Listing) -> Thing:
    return Thing(
        Kind.LISTING,
        listing.pk,
        listing.seller,
        listing.title,
        listing.description,
        listing.get_absolute_url(),
    )


def of_review(review: Review, author: User) -> Thing:
    title = _("Review by %(name)s") % {"name": author.first_name}
    return Thing(Kind.REVIEW, review.pk, author, title, review.text, review.about.get_absolute_url())


def message_evidence(thing: Thing) -> dict[str, Any]:
    seq = Message.objects.get(pk=thing.pk).seq
    around = Message.objects.filter(conversation=thing.conversation)
    return {"messages": said(around.filter(seq__gte=seq - BEFORE, seq__lte=seq + AFTER), thing.pk)}


def person_evidence(thing: Thing) -> dict[str, Any]:
    person = thing.about
    found: dict[str, Any] = {
        "name": person.name,
        "about": person.about,
        "town": person.town_name,
        "since": person.joined_at.isoformat(),
    }
    if thing.conversation:
        latest = Message.objects.filter(conversation=thing.conversation).order_by("-seq")[:LATEST]
        found["messages"] = said(Message.objects.filter(pk__in=[one.pk for one in latest]))
    return found


def listing_evidence(thing: Thing) -> dict[str, Any]:
    return ad_as_it_stands(Listing.objects.get(pk=thing.pk))


def review_evidence(thing: Thing) -> dict[str, Any]:
    review = Review.objects.get(pk=thing.pk)
    return {"stars": review.stars, "text": review.text, "reply": review.reply, "of": review.about.name}


EVIDENCE = {
    Kind.MESSAGE: message_evidence,
    Kind.PERSON: person_evidence,
    Kind.LISTING: listing_evidence,
    Kind.REVIEW: review_evidence,
}
