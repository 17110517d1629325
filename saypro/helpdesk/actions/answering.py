"""Answers of the office leave by mail where the other side reads mail."""

from collections.abc import Sequence

from django.db import transaction

from saypro.conversations.actions import note_mailed
from saypro.conversations.models import Attachment, Message, Participant
from saypro.helpdesk import letters
from saypro.helpdesk.mail.keys import ticket_address, ticket_message_id
from saypro.helpdesk.models import Contact, Ticket
from saypro.helpdesk.queries import Reader, current_ticket, reader_of
from saypro.notifications.actions import send_mail
from saypro.notifications.models import Mail
from saypro.notifications.queries import is_address_paused

MAIL_ANSWER = "helpdesk.mail_answer"
Kind = Message.Kind
UNCHECKED = (Attachment.State.WAITING, Attachment.State.DELAYED)


class FilesUnchecked(Exception):
    """A file of the answer is still being looked at: come again."""


@transaction.atomic
def mail_answer(message_id: int, *, is_last_try: bool = False) -> Mail | None:
    """Send what an agent wrote to whoever reads the thread by mail; None where nobody does, or it is gone.

    Safe to repeat: an answer is one mail for ever. Raises FilesUnchecked, but on the last try goes without.
    """
    message = answer(message_id)
    reader = reader_of(message.conversation) if message else None
    ticket = ticket_of(message) if message else None
    if message is None or reader is None or ticket is None or is_address_paused(reader.address):
        return None
    if ticket.is_spam or has_read(message, reader):
        return None
    files = list(Attachment.objects.of(message).order_by("position"))
    if any(file.state in UNCHECKED for file in files) and not is_last_try:
        raise FilesUnchecked
    return send(message, reader, ticket, [file for file in files if file.is_ready])


def has_read(message: Message, reader: Reader) -> bool:
    """Whether a visitor of another site read it there: mail is for those who have left."""
    seats = Participant.objects.filter(conversation=message.conversation, read_seq__gte=message.seq)
    is_visitor = Contact.objects.filter(person=reader.person, way=Contact.Way.WIDGET).exists()
    return is_visitor and seats.filter(person=reader.person).exists()


def send(message: Message, reader: Reader, ticket: Ticket, files: Sequence[Attachment]) -> Mail:
    outgoing = letters.answer_by_mail(message, reader, files)
    note_mailed(message.conversation, reader.person, message.seq)
    return send_mail(
        to=reader.address,
        subject=outgoing.subject,
        text=outgoing.letter.text(),
        html=outgoing.letter.html(),
        reason="answer",
        reply_to=ticket_address(ticket.pk, reader.person.pk),
        headers={**outgoing.headers, "Auto-Submitted": "no"},
        files=outgoing.files,
        message_id=ticket_message_id(ticket.pk, reader.person.pk, message.seq),
    )


def answer(message_id: int) -> Message | None:
    """The message, while it stands, if somebody of the office wrote it in a support thread."""
    found = Message.objects.in_sight().filter(pk=message_id, kind__in=[Kind.TEXT, Kind.FILES])
    message = found.select_related("conversation", "sender").first()
    if message is None or not message.conversation.is_support:
        return None
    seats = Participant.objects.filter(conversation=message.conversation, part=Participant.Part.AGENT)
    return message if seats.filter(person=message.sender_id).exists() else None


def ticket_of(message: Message) -> Ticket | None:
    """The matter the message belongs to, or the thread's newest before the help desk has heard of it."""
    own = Ticket.objects.filter(steps__message_id=message.pk).first()
    return own or current_ticket(message.conversation)
