"""What happened lately, through the real doors: a file, warnings, reports, a notice, stars."""

from datetime import datetime, timedelta
from io import BytesIO
from uuid import uuid4

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Attachment, Conversation, Message
from saypro.deals.models import Offer
from saypro.demo.words import lately as words
from saypro.demo.words.cast import LERATO, ZANELE
from saypro.helpdesk import actions as helpdesk
from saypro.listings.models import Listing
from saypro.moderation import access
from saypro.moderation import actions as moderation
from saypro.moderation.models import Decision
from saypro.notifications.actions import tell

FRESH = timedelta(days=3)
HOUR = timedelta(hours=1)


def live_on(at: datetime) -> None:
    """Let it happen, so that it looks as the house itself would have left it."""
    send_invoice()
    judge_fresh_messages(at)
    report_some(at)
    file_some(at)
    tell_of_offer()
    bring_office_in(at)


def send_invoice() -> None:
    """The file that the first talk speaks of; a job looks at it as at any other."""
    message = Message.objects.select_related("sender", "conversation").get(body=words.INVOICE_LINE)
    file = conversations.attach(
        message.sender,
        message.conversation,
        BytesIO(words.INVOICE.encode()),
        name=words.INVOICE_NAME,
        client_id=uuid4(),
        at=message.sent_at,
    )
    Attachment.objects.filter(pk=file.pk).update(seq=message.seq)
    Message.objects.filter(pk=message.pk).update(attachments=1)


def judge_fresh_messages(at: datetime) -> None:
    """Whoever reads them finds the warnings that the safety coach would have put there."""
    fresh = Message.objects.filter(sent_at__gt=at - FRESH, kind=Message.Kind.TEXT)
    moderation.judge_messages(list(fresh.values_list("pk", flat=True)), at=at)


def report_some(at: datetime) -> None:
    agent = person(ZANELE)
    for reporter, about, reason, said, outcome in words.REPORTS:
        ad = Listing.objects.filter(seller=person(about)).exclude(state="deleted").earliest("posted_at")
        thing = access.listing_to_report_for(person(reporter), ad.ref)
        report = moderation.make_report(thing, person(reporter), reason=reason, words=said, at=at - 5 * HOUR)
        if outcome:
            verdict, why = outcome
            moderation.decide(
                report, verdict=Decision.Verdict(verdict), reason=why, by=agent, at=at - 2 * HOUR
            )


def file_some(at: datetime) -> None:
    for name, opening in words.STARRED:
        conversations.star(person(name), refs_of(name, opening))
    for name, opening in words.MUTED:
        conversations.mute(person(name), refs_of(name, opening), until=at + timedelta(days=365))


def refs_of(name: str, opening: str) -> list[str]:
    said = Message.objects.filter(seq=1, body__startswith=opening)
    threads = Conversation.objects.joined_by(person(name)).filter(pk__in=said.values("conversation"))
    return list(threads.values_list("ref", flat=True))


def tell_of_offer() -> None:
    """Lerato's bell says what her list says: an offer waits for her."""
    offer = Offer.objects.between_people().filter(buyer=person(LERATO), state=Offer.State.OPEN).latest("pk")
    tell(
        person(LERATO).pk,
        kind="offer_countered",
        title=f"{offer.maker.first_name} counters with R {offer.price.amount:,.0f}".replace(",", " "),
        body=f"For {offer.listing.title}. Accept, counter or decline it.",
        url=offer.conversation.get_absolute_url(),
        event_id=None,
        thread_id=offer.conversation_id,
        at=offer.made_at,
        actor_handle=offer.maker.handle,
        via=frozenset({"app"}),
    )


def bring_office_in(at: datetime) -> None:
    """Lerato has just asked our office into a talk of hers, and Zanele has the ticket."""
    name, opening, reason, said = words.BROUGHT_IN
    [ref] = refs_of(name, opening)
    thread = Conversation.objects.select_related("listing__category").get(ref=ref)
    ticket = helpdesk.bring_in(thread, by=person(name), reason=reason, words=said, at=at)
    helpdesk.assign(ticket, person(ZANELE), by=person(ZANELE))
    thread.participants.update(mailed_seq=ticket.invitation.seq)  # the notice tells the other side


def person(name: str) -> User:
    return User.objects.get(name=name)
