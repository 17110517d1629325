"""What the room above needs to show a support thread in its own page, and to let an agent answer there."""

from typing import Any

from saypro.accounts.models import User
from saypro.conversations import queries
from saypro.conversations.forms import BodyField, MessageForm
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.views.answers import wants_json
from saypro.conversations.views.attachments import taken_in
from saypro.conversations.views.found import Group, SearchPane, office_search_pane
from saypro.conversations.views.messages import answer, explain, post, refusal, status_of
from saypro.conversations.views.request import Request
from saypro.conversations.views.threads import transcript_pane
from saypro.conversations.views.transcript import Reader
from saypro.conversations.views.words import words

__all__ = [
    "BodyField",
    "Group",
    "MessageForm",
    "Request",
    "SearchPane",
    "answer",
    "explain",
    "office_pane",
    "office_search_pane",
    "post",
    "refusal",
    "status_of",
    "taken_in",
    "wants_json",
    "words",
]


def office_pane(
    request: Request,
    conversation: Conversation,
    form: MessageForm | None = None,
    asked_by: User | None = None,
) -> dict[str, Any]:
    """What `conversations/live_thread.html` draws for an agent, and the `member` it is with, if any.

    In a deal that is who asked the office into it, which the room above knows.

    The page adds `reply_url`, where the answer goes.
    """
    places = queries.places_in(conversation)
    mine = next((place for place in places if place.person_id == request.user.pk), None)
    member = asked_by or next((one.person for one in places if one.part == Participant.Part.MEMBER), None)
    return {
        **transcript_pane(request, conversation, office_reader(request.user, places, member)),
        "is_many": True,
        "waiting": queries.scheduled_in(conversation, request.user) if mine else [],
        "mine": mine,
        "member": member,
        "uploads": queries.unsent(conversation, request.user),
        "form": form or MessageForm(initial={"body": mine.draft if mine else ""}),
    }


def office_reader(agent: User, places: list[Participant], member: User | None) -> Reader:
    """The office reads as one; what became of its messages is what the member has received and read."""
    theirs = [place for place in places if place.person in (member, agent)]
    return Reader.of(agent.handle, theirs, is_office=True)
