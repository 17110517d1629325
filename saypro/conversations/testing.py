"""Builders of threads, for the tests of every room above."""

from io import BytesIO
from uuid import uuid4

from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.actions import (
    Post,
    Posted,
    attach,
    post_messages,
    start_deal,
    start_support,
)
from saypro.conversations.actions.transcripts import ask_for_transcript, make_transcript
from saypro.conversations.models import Attachment, Conversation, Transcript
from saypro.conversations.queries import Span, measure
from saypro.kit.testing import a_pdf
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing


def a_deal(buyer: User | None = None, listing: Listing | None = None) -> Conversation:
    """A thread between a buyer and the seller of an ad."""
    return start_deal(buyer=buyer or a_person(), listing=listing or a_listing())


def a_support_thread(member: User | None = None, subject: str = "My ad is not showing") -> Conversation:
    return start_support(member=member or a_person(), subject=subject)


def say(
    conversation: Conversation,
    sender: User,
    body: str = "Still for sale?",
    *files: Attachment,
    quote: int = 0,
) -> Posted:
    """Post a message as this person, with files uploaded before. Raises what the postbox would answer."""
    refs = tuple(file.ref for file in files)
    outcome = post_messages([Post(conversation.ref, sender.pk, uuid4(), body, quote, refs)])[0]
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def an_upload(
    conversation: Conversation, person: User, name: str = "invoice.pdf", data: bytes | None = None
) -> Attachment:
    """A file this person has uploaded for a message in the thread; nothing has been looked at yet."""
    return attach(person, conversation, BytesIO(data or a_pdf()), name=name, client_id=uuid4())


def a_transcript(conversation: Conversation, reader: User) -> Transcript:
    """The whole thread as PDF, made as for a long one."""
    span, at = Span(), timezone.now()
    asked = ask_for_transcript(conversation, reader, span, size=measure(conversation, span), at=at)
    make_transcript(asked.pk)
    return asked
