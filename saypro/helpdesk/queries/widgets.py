"""Keys of the help button, its visitors, and what they may read."""

from dataclasses import dataclass
from datetime import datetime

from saypro.conversations.models import Message
from saypro.helpdesk.clocks import Step, What, clocks
from saypro.helpdesk.models import WidgetKey, WidgetVisitor
from saypro.helpdesk.queries.plans import Plans, promised_moment
from saypro.helpdesk.widget.tokens import hashed, visitor_in

MOST = 100
SHOWN = (Message.Kind.TEXT, Message.Kind.FILES)


@dataclass(frozen=True, slots=True)
class Line:
    """A message as a visitor reads it: of the office only the first name."""

    seq: int
    is_mine: bool
    name: str
    body: str
    at: datetime


def widget_keys() -> list[WidgetKey]:
    return list(WidgetKey.objects.all()[:MOST])


def widget_key(ref: str, origin: str) -> WidgetKey | None:
    """The key, for a page of this origin; None for a foreign page, and for a key that is off."""
    key = WidgetKey.objects.filter(ref=ref, is_on=True).first()
    return key if key and origin in key.origins else None


def visitor_by_token(key: WidgetKey, token: str) -> WidgetVisitor | None:
    """Whoever was given this token on this site."""
    visitors = WidgetVisitor.objects.select_related("conversation", "contact__person")
    return visitors.filter(key=key, token_hash=hashed(token)).first()


def visitor_by_link(token: str) -> WidgetVisitor | None:
    """Whose history a link opens, while the site's key is on."""
    visitors = WidgetVisitor.objects.select_related("conversation", "contact__person", "key")
    return visitors.filter(pk=visitor_in(token) or 0, key__is_on=True).first()


def lines_for(visitor: WidgetVisitor, after: int = 0) -> list[Line]:
    """What was said behind that number, and still stands: the newest hundred, oldest first."""
    said = Message.objects.in_sight().filter(
        conversation=visitor.conversation, seq__gt=after, deleted_at=None, kind__in=SHOWN
    )
    newest = said.select_related("sender").order_by("-seq")[:MOST]
    return [line(visitor, message) for message in reversed(newest)]


def line(visitor: WidgetVisitor, message: Message) -> Line:
    is_mine = message.sender_id == visitor.contact.person_id
    name = "" if is_mine else message.sender.first_name
    return Line(message.seq, is_mine, name, message.body, message.sent_at)


def promise_from(now: datetime) -> datetime | None:
    """By when somebody who writes now hears from us; None where nothing is promised."""
    plans = Plans.now()
    found = clocks([Step(now, What.OPENED), Step(now, What.ASKED)], plans.promises, plans.office)
    due = found.due_at(found.answer) if found.answer else None
    return promised_moment(due, plans.office) if due else None
