"""What ended, and whom one may ask about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations.models import Block, Conversation, Message, Participant, Suspension
from saypro.deals.models import FirstAnswer, Review, ReviewInvitation
from saypro.helpdesk.models import Ticket
from saypro.kit import places
from saypro.surveys.models import NotOffered, Side, Survey
from saypro.surveys.reasons import Interaction

QUIET = timedelta(days=2)
REACH = timedelta(days=14)
REVIEWS_FIRST = timedelta(days=3)
Part = Participant.Part
SAID = (Message.Kind.TEXT, Message.Kind.FILES)


@dataclass(frozen=True, slots=True)
class Talk:
    """One side of a talk about an ad that ended, and what is known of it."""

    person: User
    side: str
    interaction: Interaction


def ticket_interaction(ticket: Ticket, at: datetime) -> Interaction:
    """What became of a ticket that was solved, as far as asking its member goes."""
    member = ticket.member
    last = Survey.objects.filter(ticket=ticket, person=member).order_by("-id").first() if member else None
    return Interaction(
        said_something=member is not None and member.pk in writers_in(ticket.conversation, [member.pk]),
        was_answered=was_answered(ticket, since=ticket.opened_at),
        is_merged=ticket.merged_into_id is not None,
        is_spam=ticket.is_spam or (member is not None and is_stopped([member.pk], at)),
        is_own=member is not None and member.is_office,
        has_left=member is None or not (member.is_active or member.role == "contact"),
        answered_since_asked=last is None or was_answered(ticket, since=last.offered_at, seq=last.seq),
    )


def was_answered(ticket: Ticket, *, since: datetime, seq: int = 0) -> bool:
    """Did somebody of our office call from then on, or write behind this message?

    Asked of the messages themselves, which are there before any step that follows from them.
    """
    said = Message.objects.filter(
        conversation=ticket.conversation_id,
        sender__in=User.objects.filter(role__in=OFFICE_ROLES),
        kind__in=SAID,
        seq__gt=seq,
        sent_at__gte=ticket.opened_at,
    )
    called = ticket.steps.filter(what="answered", actor__isnull=False, message_id=None, at__gte=since)
    return said.exists() or called.exists()


def deal_interactions(thread: Conversation, at: datetime) -> Iterator[Talk]:
    """Both sides of a talk about an ad."""
    seats = list(thread.participants.filter(part__in=[Part.BUYER, Part.SELLER]).select_related("person"))
    people = [place.person_id for place in seats]
    writers = writers_in(thread, people)
    is_blocked = Block.objects.filter(blocker__in=people, blocked__in=people).exists()
    is_spam = is_stopped(people, at) or FirstAnswer.objects.filter(pk=thread.pk, is_spam=True).exists()
    for place in seats:
        yield Talk(
            place.person,
            Side.BUYER if place.part == Part.BUYER else Side.SELLER,
            Interaction(
                said_something=place.person_id in writers,
                was_answered=bool(writers - {place.person_id}),
                is_spam=is_spam,
                is_own=place.person.is_office,
                is_blocked=is_blocked,
                has_left=not place.person.is_active or place.left_at is not None,
            ),
        )


def writers_in(thread: Conversation, people: list[int]) -> set[int]:
    """Those of the people who have said something in words or files."""
    said = Message.objects.filter(conversation=thread, kind__in=SAID)
    return {person for person in people if said.filter(sender=person).exists()}


def is_stopped(people: list[int], at: datetime) -> bool:
    """Has our office stopped one of them from writing to members?"""
    return Suspension.objects.standing(at).filter(person__in=people).exists()


def talks_gone_quiet(at: datetime, limit: int) -> list[Conversation]:
    """Talks the seller answered within two weeks, quiet for two days, about which nobody was asked yet.

    Nor was anybody passed over.
    """
    asked = Survey.objects.filter(conversation=OuterRef("pk"))
    passed = NotOffered.objects.filter(conversation=OuterRef("pk"))
    answered = FirstAnswer.objects.filter(answered_at__gt=at - REACH, answered_at__lte=at - QUIET)
    threads = Conversation.objects.filter(
        ~Exists(asked), ~Exists(passed), pk__in=answered.values("pk"), last_message_at__lte=at - QUIET
    )
    return list(threads.order_by("pk")[:limit])


def card_in(thread: Conversation, person: User, at: datetime) -> Survey | None:
    """The survey whose card stands in the thread for this person now.

    None for spam, while a matter is open again, while a fresh invitation to review asks the same, once they
    put it away, and a day after they answered all of it.
    """
    survey = own_survey_in(thread, person, at)
    if survey is None or survey.dismissed_at or (thread.is_support and thread.solved_at is None):
        return None
    if survey.ticket and survey.ticket.is_spam:
        return None
    if survey.score is None and is_asked_with_review(survey, at):
        return None
    is_old = survey.completed_at is not None and survey.completed_at < at - timedelta(days=1)
    return None if is_old else survey


def region_of(person: User) -> str:
    """The province of the person's town, "" where none is known."""
    return places.province_of(person.town)


def is_asked_with_review(survey: Survey, at: datetime) -> bool:
    """Does an invitation to review still stand there, whose form asks this, too? For three days at most."""
    invited = ReviewInvitation.objects.filter(
        conversation=survey.conversation_id, person=survey.person_id, declined_at=None
    )
    written = Review.objects.filter(conversation=survey.conversation_id, author=survey.person_id)
    return invited.filter(invited_at__gt=at - REVIEWS_FIRST).exists() and not written.exists()


def is_invited_to_review(survey: Survey) -> bool:
    """Whether the deals have asked this person for a review: they remind of it themselves."""
    return ReviewInvitation.objects.filter(
        conversation=survey.conversation_id, person=survey.person_id
    ).exists()


def own_survey_in(thread: Conversation, person: User, at: datetime) -> Survey | None:
    """The person's survey about this talk, if it is open."""
    mine = Survey.objects.standing().filter(person=person, conversation=thread, closes_at__gt=at)
    return mine.select_related("version", "ticket").order_by("-id").first()
