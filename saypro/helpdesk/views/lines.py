"""The rows of a queue, drawn as text: a template for each took most of the page's time."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk.models import Category, Priority, Segment, Ticket
from saypro.helpdesk.queries import QueueRow
from saypro.helpdesk.reasons import named, reason
from saypro.helpdesk.words import Chip, chip
from saypro.kit import times
from saypro.kit.avatars import avatar
from saypro.kit.icons import icon


def lines(
    rows: Iterable[QueueRow], agent: User, now: datetime, *, query: str, opened: Conversation | None
) -> list[SafeString]:
    """Each leads to its ticket within the queue of that `query`; the `opened` one is marked."""
    opened_id = opened.pk if opened else None
    choose, gone = _("Choose {subject}"), _("Member who left")
    return [
        format_html(
            ROW,
            ref=row.ticket.conversation.ref,
            ticket_ref=row.ticket.ref,
            choose=choose.format(subject=row.ticket.conversation.subject),
            url=reverse("helpdesk:ticket", args=[row.ticket.conversation.ref]),
            query=query,
            marks=marks(row.ticket, is_opened=row.ticket.conversation_id == opened_id),
            avatar=avatar(row.ticket.member, size="xs") if row.ticket.member else "",
            name=row.ticket.member.name if row.ticket.member else gone,
            clock=clock(row.ticket, now),
            subject=row.ticket.conversation.subject,
            snippet=row.last.snippet if row.last else "",
            reason=named(row.mention)
            if row.mention
            else reason(row.ticket, now, is_reopened=row.is_reopened),
            tags=SafeString("".join(tags(row.ticket, agent))),
        )
        for row in rows
    ]


ROW = """<li data-ref="{ref}"><label class="pick"><input type="checkbox" form="bulk" name="ref" \
value="{ticket_ref}"><span class="sr">{choose}</span></label><a class="ticket" href="{url}{query}"{marks}>
  <span class="l1">{avatar}<span class="name" dir="auto">{name}</span>{clock}</span>
  <span class="subj" dir="auto">{subject}<span class="snip">{snippet}</span></span>
  <span class="why t-xs">{reason}</span>
  <span class="l3">{tags}</span></a></li>
"""


def marks(ticket: Ticket, *, is_opened: bool) -> SafeString:
    is_our_turn = ticket.answer_due_at is not None and ticket.state == Ticket.State.OPEN
    return SafeString(' aria-current="true"' * is_opened + " data-unread" * is_our_turn)


def clock(ticket: Ticket, now: datetime) -> SafeString:
    """What its clock says while it is open, else when somebody last spoke."""
    found, spoke_at = chip_of(ticket, now), ticket.conversation.last_message_at
    if found is None:
        spoke = times.element(spoke_at, times.ago(spoke_at, at=now)) if spoke_at else ""
        return format_html('<span class="end t-xs faint nowrap">{}</span>', spoke)
    due = format_html(' data-due="{}"', found.due_at.isoformat()) if found.due_at else ""
    shown = '<span class="sla" data-state="{}"{}>{}<span>{}</span></span>'
    return format_html(shown, found.state, due, icon(found.icon), found.words)


def chip_of(ticket: Ticket, now: datetime) -> Chip | None:
    if ticket.is_solved:
        return None
    due = [at for at in (ticket.answer_due_at, ticket.resolution_due_at) if at]
    is_running = ticket.state == Ticket.State.OPEN
    return chip(
        min(due, default=None) if is_running else None, now, rests=str(Ticket.State(ticket.state).label)
    )


def tags(ticket: Ticket, agent: User) -> Iterator[SafeString]:
    if ticket.category:
        yield tag(str(Category(ticket.category).label))
    if ticket.priority != Priority.NORMAL:
        shown = '<span class="prio" data-p="{}"><i><span></span></i>{}</span>'
        yield format_html(shown, ticket.priority, Priority(ticket.priority).label)
    if ticket.escalation and not ticket.is_solved:
        yield tag(_("Escalated"), "bad", icon("arrow-up", "xs"))
    if ticket.segment:
        yield tag(str(Segment(ticket.segment).label))
    if ticket.team:
        yield tag(ticket.team.name)
    if ticket.is_solved:
        yield tag(_("Spam"), "bad") if ticket.is_spam else tag(_("Solved"), "ok")
    if ticket.conversation.assignee_id == agent.pk:
        yield tag(_("Yours"), "brand")
    elif ticket.conversation.assignee:
        yield tag(ticket.conversation.assignee.first_name)


def tag(words: str, tone: str = "", picture: SafeString | str = "") -> SafeString:
    toned = format_html(' data-tone="{}"', tone) if tone else ""
    return format_html('<span class="tag"{}>{}{}</span>', toned, picture, words)
