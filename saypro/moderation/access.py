"""Who may report, see and decide what."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from saypro.accounts import access as accounts
from saypro.accounts.models import Role, User
from saypro.conversations import access as conversations
from saypro.conversations.models import Conversation, Message
from saypro.deals.models import Review
from saypro.kit.withheld import withholds
from saypro.listings import access as listings
from saypro.moderation import queries, things
from saypro.moderation.models import Decision, Report
from saypro.moderation.things import Thing


def require_office(person: User) -> User:
    """The person, if of our office. Raises Http404 for members: they need not know the place."""
    if not person.is_office:
        raise Http404
    return person


def require_tuner(person: User) -> User:
    """The person, if a lead or an administrator. Raises Http404 for everybody else."""
    if person.role not in (Role.LEAD, Role.ADMIN):
        raise Http404
    return person


def warned_message_for(reader: User, ref: str, seq: int) -> Message:
    """Somebody else's message that the reader was warned about. Raises Http404 otherwise."""
    message = conversations.message_for(reader, ref, seq)
    if message.sender_id == reader.pk or not message.warnings:
        raise Http404
    return message


def message_to_report_for(person: User, ref: str, seq: int) -> Thing:
    """A message of a thread the person takes part in. Raises Http404 otherwise, as the following do."""
    return reportable(things.of_message(conversations.message_for(person, ref, seq)), person)


def person_to_report_for(person: User, handle: str, thread: str = "") -> Thing:
    """Another member, whose page the person may see or with whom they share that thread."""
    conversation = shared(person, handle, thread) if thread else None
    other = (
        get_object_or_404(User, handle=handle, is_active=True)
        if conversation
        else accounts.person_for(person, handle)
    )
    return reportable(things.of_person(other, conversation), person)


def shared(person: User, handle: str, ref: str) -> Conversation:
    """The thread, in which both take or took part."""
    conversation = conversations.conversation_for(person, ref)
    if not conversation.participants.filter(person__handle=handle).exists():
        raise Http404
    return conversation


def listing_to_report_for(person: User, ref: str) -> Thing:
    return reportable(things.of_listing(listings.listing_for(person, ref)), person)


def review_to_report_for(person: User, ref: str) -> Thing:
    """A review that can be read; whose author has left is nobody's to answer for."""
    reviews = Review.objects.shown(timezone.now()).select_related("author", "about")
    review = get_object_or_404(reviews, ref=ref)
    if review.author is None:
        raise Http404
    return reportable(things.of_review(review, review.author), person)


def reportable(thing: Thing, person: User) -> Thing:
    """Nobody reports themselves, and our office is written to, not reported."""
    if thing.about.pk == person.pk or thing.about.is_office:
        raise Http404
    return thing


@withholds(Report)
def own_report_for(person: User, ref: str) -> Report:
    """The person's own report. Raises Http404 otherwise."""
    reports = Report.objects.by(person).select_related("about", "decision")
    return get_object_or_404(reports, ref=ref)


@withholds(Report)
def report_for(agent: User, ref: str) -> Report:
    """A report, for our office. Raises Http404 for members, and for what a private team keeps to itself."""
    require_office(agent)
    reports = queries.reports_seen_by(agent).select_related(
        "about", "reporter", "decision__by", "decision__undone_by", "conversation"
    )
    return get_object_or_404(reports, ref=ref)


@withholds(Decision)
def decision_for(agent: User, ref: str) -> Decision:
    """A decision, for our office. Raises Http404 for members, and for what a private team keeps to itself."""
    require_office(agent)
    return get_object_or_404(queries.decisions_seen_by(agent).select_related("about"), ref=ref)


@withholds(Decision)
def own_decision_for(person: User, ref: str) -> Decision:
    """A decision about the person that touches them. Raises Http404 otherwise."""
    decisions = Decision.objects.touching().filter(about=person).select_related("appeal_thread")
    return get_object_or_404(decisions, ref=ref)
