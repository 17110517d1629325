"""What the help desk puts into the pages of conversations."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk import failures, queries
from saypro.helpdesk.hours import is_open, next_opening
from saypro.helpdesk.models import Goodwill, Ticket
from saypro.helpdesk.words import doings, moment

Context = Mapping[Any, Any]


def page_head(context: Context) -> str:
    """The look of clocks and of our cards, for the office's pages and for threads."""
    request, thread = context.get("request"), context.get("conversation")
    person = getattr(request, "user", None)  # an address that is nobody’s has none
    is_office = isinstance(person, User) and person.is_office
    is_thread = isinstance(thread, Conversation)
    return render_to_string("helpdesk/kit_of_page.html") if is_office or is_thread else ""


def writing(context: Context) -> str:
    """Where an agent writes: a reply or a note, and what helps with it."""
    ticket, request = context.get("ticket"), context.get("request")
    if not isinstance(ticket, Ticket) or request is None:
        return ""
    colleagues = context.get("colleagues") or queries.agents()
    names = json.dumps([each.name for each in colleagues])
    facts = {**writing_facts(ticket, request.user), "names": names}
    return render_to_string("helpdesk/writing.html", facts, request=request)


def writing_facts(ticket: Ticket, agent: User) -> dict[str, Any]:
    return {
        "ticket": ticket,
        "macros": [(one, doings(one)) for one in queries.macros(agent)[:20]],
        "key": uuid4(),
    }


def split_message(context: Context) -> str:
    """In the menu of a member's message, for the office."""
    message, request = context["message"], context.get("request")
    person = getattr(request, "user", None)
    if not (isinstance(person, User) and person.is_office) or message.sender.is_office:
        return ""
    ticket = queries.current_ticket(message.conversation) if message.conversation.is_support else None
    if ticket is None or message.deleted_at:
        return ""
    address = reverse("helpdesk:split", args=[ticket.ref, message.seq])
    return render_to_string("helpdesk/merging/menu_entry.html", {"address": address})


def promise(context: Context) -> str:
    """For the member: by when they hear from us, or that we are late; in a deal, that we are there at all."""
    thread = context.get("conversation")
    if not isinstance(thread, Conversation):
        return ""
    ticket = queries.current_ticket(thread) if thread.has_office else None
    due = ticket.answer_due_at if ticket else None
    is_late = due is not None and due < timezone.now()
    owed = Goodwill.objects.filter(ticket=ticket).first() if is_late else None
    by = queries.promised_moment(due, queries.office_time()) if due and not is_late else None
    return render_to_string(
        "helpdesk/promise.html",
        {
            "is_late": is_late,
            "by": by and moment(by),
            "owed": owed,
            "is_guest": thread.office_since is not None,
        },
    )


def bring_in(context: Context) -> str:
    """In the menu of a deal, for its two sides: the way to ask our office into it."""
    thread = context["conversation"]
    if thread.is_support or context.get("mine") is None or (thread.office_since and not thread.solved_at):
        return ""
    return render_to_string("helpdesk/bring_in_link.html", {"conversation": thread})


def write_to_person(context: Context) -> str:
    """For the office, on a member's page."""
    person, request = context["person"], context["request"]
    visitor = request.user
    if not isinstance(visitor, User) or not visitor.is_office or person.is_office:
        return ""
    return render_to_string("helpdesk/write_to_person.html", {"person": person})


def help_offer(context: Context) -> str:
    """Where a step has just failed: the way to help that knows what it was. Keeps what failed."""
    request = context.get("request")
    person = getattr(request, "user", None)
    if request is None or not isinstance(person, User) or person.is_office or is_talking(request):
        return ""
    return render_to_string("helpdesk/help/offer.html") if failures.note(request, context) else ""


def is_talking(request: HttpRequest) -> bool:
    """The pages of messages say themselves what is wrong, and lead to our office already."""
    match = request.resolver_match
    return match is not None and match.app_name in ("conversations", "helpdesk")


def when_we_answer(context: Context) -> str:
    """For who looks for help: whether we are there, and by when they would hear from us."""
    now, office = timezone.now(), queries.office_time()
    opening, by = next_opening(office, now), queries.promise_from(now)
    facts = {"is_open": is_open(office, now), "opens": opening and moment(opening), "by": by and moment(by)}
    return render_to_string("helpdesk/when_we_answer.html", facts)


def call_me(context: Context) -> str:
    """The other way to us, for who writes to the office."""
    return render_to_string("helpdesk/call_me_link.html")
