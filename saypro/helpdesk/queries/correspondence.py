"""Who reads a thread by mail, and what they last wrote."""

from dataclasses import dataclass

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message, Participant
from saypro.helpdesk.mail.marks import message_mark
from saypro.helpdesk.models import Contact, InboundMail
from saypro.helpdesk.queries.contacts import contact_in

LONGEST_MAIL = 10  # messages one mail may have become


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom an answer in this thread goes to by mail; `last` is their newest mail in it, if there is one."""

    person: User
    address: str
    last: InboundMail | None

    @property
    def name(self) -> str:
        return self.person.name


@dataclass(frozen=True, slots=True)
class Correspondence:
    """How a thread goes by mail: its contact, the last mail in it, and who reads our answers by mail."""

    contact: Contact | None
    last: InboundMail | None
    reader: Reader | None


NO_MAIL = Correspondence(None, None, None)


def reader_of(thread: Conversation) -> Reader | None:
    """The member who wrote last by mail, or the contact whose address we know; None for everybody else."""
    return correspondence(thread).reader


def correspondence(thread: Conversation) -> Correspondence:
    """Two short queries for a thread without mail."""
    contact, last = contact_in(thread), last_mail_in(thread)
    if contact:
        reader = Reader(contact.person, contact.address, last) if contact.address else None
        return Correspondence(contact, last, reader)
    member = member_by_mail(thread, last) if last else None
    return Correspondence(None, last, Reader(member, member.email, last) if member else None)


def member_by_mail(thread: Conversation, last: InboundMail) -> User | None:
    seats = Participant.objects.filter(conversation=thread, part=Participant.Part.MEMBER, left_at=None)
    seat = seats.select_related("person").filter(person__is_active=True).first()
    return seat.person if seat and wrote_last_by_mail(thread, seat.person, last) else None


def last_mail_in(thread: Conversation) -> InboundMail | None:
    """The newest one that was posted there; its original is read when somebody asks for it."""
    posted = InboundMail.objects.filter(conversation=thread, state=InboundMail.State.POSTED)
    return posted.defer("raw").order_by("-pk").first()


def wrote_last_by_mail(thread: Conversation, person: User, mail: InboundMail) -> bool:
    said = last_words(thread, person)
    return said is not None and said.client_id in {message_mark(mail.pk, n) for n in range(LONGEST_MAIL)}


def last_words(thread: Conversation, person: User) -> Message | None:
    """The newest message of theirs that still stands."""
    return Message.objects.in_sight().filter(conversation=thread, sender=person).order_by("-seq").first()
