"""What can be reported: which member stands behind it, and what is kept of it as evidence."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Attachment, Conversation, Message, Wording
from saypro.deals.models import Review
from saypro.kit.money import in_words
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
        found["messages"] = said(Message.objects.filter(pk__in=[one.pk for one in latest]), 0)
    return found


def listing_evidence(thing: Thing) -> dict[str, Any]:
    listing = Listing.objects.get(pk=thing.pk)
    return {
        "title": listing.title,
        "text": listing.description,
        "price": in_words(listing.price),
        "town": listing.town_name,
        "state": str(listing.get_state_display()),
        "photos": list(listing.photos.values_list("key", flat=True)),
    }


def review_evidence(thing: Thing) -> dict[str, Any]:
    review = Review.objects.get(pk=thing.pk)
    return {"stars": review.stars, "text": review.text, "reply": review.reply, "of": review.about.name}


EVIDENCE = {
    Kind.MESSAGE: message_evidence,
    Kind.PERSON: person_evidence,
    Kind.LISTING: listing_evidence,
    Kind.REVIEW: review_evidence,
}


def said(messages: Any, pk: int) -> list[dict[str, Any]]:
    """The messages as they are, with their files by name, and what they said before they were changed."""
    rows = list(messages.exclude(kind=Message.Kind.UNDONE).select_related("sender").order_by("seq"))
    earlier: dict[int, list[dict[str, str]]] = {}
    for wording in Wording.objects.filter(message__in=rows).order_by("pk"):
        was = {"body": wording.body, "until": wording.until.isoformat()}
        earlier.setdefault(wording.message_id, []).append(was)
    files = names_of_files(rows)
    return [
        {
            "seq": row.seq,
            "handle": row.sender.handle,
            "name": row.sender.name,
            "at": row.sent_at.isoformat(),
            "body": row.body,
            "is_deleted": row.deleted_at is not None,
            "files": files.get((row.conversation_id, row.seq), []),
            "earlier": earlier.get(row.pk, []),
            "is_it": row.pk == pk,
        }
        for row in rows
    ]


def names_of_files(messages: list[Message]) -> dict[tuple[int, int], list[str]]:
    """By thread and number, in the order in which they were sent."""
    threads, numbers = {row.conversation_id for row in messages}, {row.seq for row in messages}
    sent = Attachment.objects.filter(conversation__in=threads, seq__in=numbers).order_by("position")
    names: dict[tuple[int, int], list[str]] = {}
    for file in sent:
        names.setdefault((file.conversation_id, file.seq or 0), []).append(file.name)
    return names
