"""What is known of a matter at the moment it is brought to us."""

from datetime import datetime, timedelta
from typing import TypedDict

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message, Participant
from saypro.helpdesk.mail.marks import message_mark
from saypro.helpdesk.models import Call, Channel, Contact, InboundMail, Segment
from saypro.kit import places

NEW = timedelta(days=14)
MAILS = 50  # of a thread, the newest: among them is the one that has just been taken in


class OpeningFacts(TypedDict):
    ad_category: str
    region: str
    segment: str


def facts_about(thread: Conversation, member: User | None, at: datetime) -> OpeningFacts:
    """The ad's category, the member's province and kind; each "" where it is not known."""
    return OpeningFacts(
        ad_category=thread.listing.category.slug if thread.listing else "",
        region=places.province_of(member.town) if member else "",
        segment=segment_of(member, at) if member else "",
    )


def segment_of(member: User, at: datetime) -> str:
    """Whoever pays is first of all somebody who pays, however new; a contact is no member."""
    if not member.is_active:
        return ""
    if member.is_premium_at(at):
        return Segment.PREMIUM
    return Segment.NEW if at - member.joined_at < NEW else ""


def channel_of(message: Message) -> Channel:
    """The road on which the message that opens a ticket came."""
    seats = Participant.objects.filter(conversation=message.conversation_id, person=message.sender_id)
    if seats.filter(part=Participant.Part.AGENT).exists():
        return Channel.OFFICE
    mails = InboundMail.objects.filter(conversation=message.conversation_id).only("pk").order_by("-pk")
    is_mail = any(message_mark(mail.pk, 0) == message.client_id for mail in mails[:MAILS])
    if is_mail:
        return Channel.MAIL
    if Call.objects.filter(conversation=message.conversation_id, direction="in").exclude(sid="").exists():
        return Channel.PHONE
    contact = Contact.objects.filter(person=message.sender_id).first()
    return Channel(contact.way) if contact else Channel.CHAT
