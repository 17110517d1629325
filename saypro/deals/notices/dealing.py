"""What we tell people about offers, deals and meetings.

Each word goes to the side that did not act, as it happened; a reminder goes to both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.queries import has_muted
from saypro.deals import events
from saypro.deals.models import Deal, Meeting, MeetingNote, Offer
from saypro.kit.money import exactly
from saypro.kit.times import span
from saypro.notifications.actions import tell

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Word:
    """`title` may say {name}, {sum}, {title}, {when}, {place}; `body` as well."""

    kind: str
    title: Words
    body: Words


OFFERS: dict[type[events.OfferFact], Word] = {
    events.OfferMade: Word(
        "offer_made",
        gettext_lazy("{name} offers {sum}"),
        gettext_lazy("For {title}. Accept, counter or decline it within {span}."),
    ),
    events.OfferCountered: Word(
        "offer_countered",
        gettext_lazy("{name} counters with {sum}"),
        gettext_lazy("For {title}. Accept, counter or decline it within {span}."),
    ),
    events.OfferAccepted: Word(
        "offer_accepted",
        gettext_lazy("{name} accepted your {sum}"),
        gettext_lazy("For {title}. Agree on where to meet next."),
    ),
    events.OfferDeclined: Word(
        "offer_declined",
        gettext_lazy("{name} declined your {sum}"),
        gettext_lazy("For {title}. You can make another offer."),
    ),
    events.OfferWithdrawn: Word(
        "offer_withdrawn",
        gettext_lazy("{name} took back the offer of {sum}"),
        gettext_lazy("For {title}. There is nothing for you to do."),
    ),
    events.OfferNearedItsEnd: Word(
        "offer_ending",
        gettext_lazy("{name}’s offer of {sum} lapses in {left}"),
        gettext_lazy("For {title}. Accept, counter or decline it before that."),
    ),
    events.OfferLapsed: Word(
        "offer_lapsed",
        gettext_lazy("Your offer of {sum} lapsed"),
        gettext_lazy("{name} did not answer in time about {title}. You can offer again."),
    ),
}
DEALS: dict[type[events.DealFact], Word] = {
    events.DealCalledOff: Word(
        "deal_off",
        gettext_lazy("{name} called the deal off"),
        gettext_lazy("About {title}. A meeting you had agreed on is cancelled too."),
    ),
    events.DealClosed: Word(
        "deal_closed",
        gettext_lazy("{name} marked it as sold to you"),
        gettext_lazy("{title} is yours. If that is wrong, write to {name}."),
    ),
    events.DealReopened: Word(
        "deal_reopened",
        gettext_lazy("{name} no longer shows it as sold to you"),
        gettext_lazy("About {title}. If that is wrong, write to {name}."),
    ),
}
MEETINGS: dict[type[events.MeetingFact], Word] = {
    events.MeetingSuggested: Word(
        "meeting_suggested",
        gettext_lazy("{name} suggests to meet {when}"),
        gettext_lazy("{place}, about {title}. Agree, or suggest another time."),
    ),
    events.MeetingAgreed: Word(
        "meeting_agreed",
        gettext_lazy("{name} will be there {when}"),
        gettext_lazy("{place}, about {title}. We remind you both before."),
    ),
    events.MeetingDeclined: Word(
        "meeting_declined",
        gettext_lazy("{name} cannot meet {when}"),
        gettext_lazy("About {title}. Suggest another time."),
    ),
    events.MeetingCancelled: Word(
        "meeting_cancelled",
        gettext_lazy("{name} cancelled: {when}"),
        gettext_lazy("{place}, about {title}. Suggest another time if you still want to meet."),
    ),
}
CHANGED = Word(
    "meeting_changed",
    gettext_lazy("{name} would rather meet {when}"),
    gettext_lazy("{place}, about {title}. What you had agreed stands until you say yes."),
)
NEARED = {
    "day": Word(
        "meeting_tomorrow", gettext_lazy("You meet {name} {when}"), gettext_lazy("{place}, about {title}.")
    ),
    "hour": Word(
        "meeting_soon", gettext_lazy("You meet {name} in an hour"), gettext_lazy("{place}, about {title}.")
    ),
}
NOTED = {
    MeetingNote.Kind.ON_WAY: Word(
        "meeting_note", gettext_lazy("{name} is on the way"), gettext_lazy("{place}, {when}.")
    ),
    MeetingNote.Kind.LATE: Word(
        "meeting_note",
        gettext_lazy("{name} is about {minutes} minutes late"),
        gettext_lazy("{place}, {when}."),
    ),
    MeetingNote.Kind.NO_SHOW: Word(
        "meeting_note",
        gettext_lazy("{name} was there and did not see you"),
        gettext_lazy("{place}, {when}. Write what happened, or suggest another time."),
    ),
}
TO_THE_MAKER = (events.OfferAccepted, events.OfferDeclined, events.OfferLapsed)


def tell_of_offer(fact: events.OfferFact, offer: Offer) -> None:
    """To whoever it is news for: the maker of an answer, the receiver of the rest."""
    reader = offer.maker if isinstance(fact, TO_THE_MAKER) else offer.receiver
    other = offer.receiver if reader.pk == offer.maker_id else offer.maker
    facts = {
        "sum": exactly(offer.price),
        "title": offer.listing.title,
        "span": span(offer.lapses_at - offer.made_at),
        "left": span(offer.lapses_at - fact.occurred_at),
    }
    _tell(reader, other, OFFERS[type(fact)], facts, fact, offer.conversation)


def tell_of_deal(fact: events.DealFact, deal: Deal) -> None:
    """To the side that did not do it."""
    reader = deal.buyer if fact.actor_id != deal.buyer_id else deal.seller
    facts = {"title": deal.listing.title}
    _tell(reader, deal.other_side(reader), DEALS[type(fact)], facts, fact, deal.conversation)


def tell_of_meeting(fact: events.MeetingFact, meeting: Meeting) -> None:
    """To the side that did not do it."""
    word = MEETINGS[type(fact)]
    if isinstance(fact, events.MeetingSuggested) and fact.replaces_id:
        word = CHANGED
    _tell_other(fact, meeting, word)


def tell_of_note(fact: events.MeetingNoted, meeting: Meeting) -> None:
    _tell_other(fact, meeting, NOTED[MeetingNote.Kind(fact.note_kind)], minutes=fact.minutes)


def tell_of_nearing(fact: events.MeetingNeared, meeting: Meeting) -> None:
    """To both."""
    for reader in (meeting.buyer, meeting.seller):
        word, facts = NEARED[fact.lead], _place(meeting, reader)
        _tell(reader, meeting.other_side(reader), word, facts, fact, meeting.conversation)


def _tell_other(fact: events.MeetingFact, meeting: Meeting, word: Word, **more: object) -> None:
    reader = meeting.buyer if fact.actor_id != meeting.buyer_id else meeting.seller
    facts = _place(meeting, reader) | more
    _tell(reader, meeting.other_side(reader), word, facts, fact, meeting.conversation)


def _place(meeting: Meeting, reader: User) -> dict[str, object]:
    return {
        "title": meeting.listing.title,
        "place": meeting.place,
        "when": _when(meeting.starts_at, reader),
    }


def _when(moment: datetime, reader: User) -> str:
    """ "Sat 28 November, 10:00", by the reader's clock."""
    return date_format(moment.astimezone(reader.zone), "D j F, H:i")


def _tell(
    reader: User,
    other: User,
    word: Word,
    facts: Mapping[str, object],
    fact: events.BetweenTwo,
    thread: Conversation,
) -> None:
    said = {**facts, "name": other.first_name}
    tell(
        reader.pk,
        kind=word.kind,
        title=str(word.title).format_map(said),
        body=str(word.body).format_map(said),
        url=thread.get_absolute_url(),
        event_id=fact.event_id,
        thread_id=fact.conversation_id,
        at=fact.occurred_at,
        actor_handle=other.handle,
        is_muted=has_muted(reader.pk, fact.conversation_id, fact.occurred_at),
    )
