"""Builders of tickets, for the tests of every room above."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person
from saypro.conversations.models import Message
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.helpdesk.actions import (
    ask_for_call,
    bring_in,
    follow_message,
    receive_mail,
    save_canned,
    save_checklist,
    save_key,
    save_macro,
    say_through_widget,
)
from saypro.helpdesk.models import (
    Call,
    CallBack,
    CannedReply,
    Checklist,
    DutySwitch,
    InboundMail,
    Macro,
    Membership,
    Team,
    Ticket,
    WidgetKey,
    WidgetVisitor,
)
from saypro.helpdesk.phone.windows import Window
from saypro.helpdesk.queries import current_ticket
from saypro.listings.testing import a_listing


def a_ticket(
    member: User | None = None,
    subject: str = "My ad is not showing",
    body: str = "Please look",
    at: datetime | None = None,
) -> Ticket:
    """A ticket as a member's first words open it, at a moment of one's choice."""
    member = member or a_person()
    thread = a_support_thread(member=member, subject=subject)
    posted = say(thread, member, body)
    if at:
        Message.objects.filter(pk=posted.message_id).update(sent_at=at)
    told(posted.message_id)
    ticket = current_ticket(thread)
    assert ticket is not None
    return ticket


def a_deal_with_office(
    by: User, other: User, *, reason: str = "money", words: str = "", at: datetime | None = None
) -> Ticket:
    """The ticket of a deal about an ad of `other`, into which the buyer `by` asked our office."""
    thread = a_deal(buyer=by, listing=a_listing(seller=other))
    say(thread, by, "I have paid. When do you send it?")
    return bring_in(thread, by=by, reason=reason, words=words, at=at or timezone.now())


def a_held_mail(body: str = "Where is my ad?", *, sender: str = "thandi@example.com") -> InboundMail:
    """A mail that nobody could place by itself."""
    raw = f"From: Thandi <{sender}>\r\nSubject: My ad\r\nMessage-ID: <{uuid4()}@example.com>\r\n\r\n{body}"
    mail = receive_mail(raw.encode(), at=timezone.now())
    held = InboundMail.objects.filter(pk=mail.pk)
    held.update(state=InboundMail.State.HELD, why="The sender is not proved.")
    mail.refresh_from_db()
    return mail


def a_call_back(person: User | None = None) -> CallBack:
    """A wish to be called tomorrow."""
    at = timezone.now() + timedelta(days=1)
    window = Window(at, at + timedelta(hours=2))
    return ask_for_call(
        person or a_person(), number="082 123 4567", window=window, reason="My ad", at=timezone.now()
    )


def a_voicemail(data: bytes = b"RIFF\0\0\0\0WAVE") -> Call:
    """A call that came in and left words, fetched already."""
    path = default_storage.save(f"recordings/{uuid4().hex}.wav", ContentFile(data))
    return Call.objects.create(
        sid=uuid4().hex, direction="in", outcome="voicemail", at=timezone.now(), recording=path
    )


def a_widget_key(*origins: str) -> WidgetKey:
    """A site that shows the help button."""
    listed = origins or ("https://shop.example",)
    return save_key(None, name="Shop", origins=listed, is_on=True, by=a_lead(), at=timezone.now())


def a_widget_visitor(key: WidgetKey | None = None, body: str = "Are you there?") -> WidgetVisitor:
    """Somebody who wrote through the button."""
    said = say_through_widget(
        key or a_widget_key(), None, body=body, client_id=uuid4(), address=uuid4().hex, at=timezone.now()
    )
    return said.visitor


def told(message_id: int) -> None:
    """Let the help desk hear of a message, as its reaction would."""
    message = Message.objects.select_related("conversation").get(pk=message_id)
    follow_message(message.conversation, message)


def a_team(
    *agents: User, name: str = "Support", capacity: int = 8, is_there: bool = True, **takes: list[str]
) -> Team:
    """A team of these agents, all on duty unless they are not."""
    team = Team.objects.create(name=name, **takes)
    for agent in agents:
        Membership.objects.create(team=team, agent=agent, capacity=capacity)
        be(agent, is_there=is_there)
    return team


def be(agent: User, *, is_there: bool) -> None:
    """On duty, or away, for as long as nobody says otherwise."""
    DutySwitch.objects.update_or_create(
        agent=agent, defaults={"is_on": is_there, "since": datetime(2020, 1, 1, tzinfo=UTC)}
    )


NUMBERS = count(1)
NOTHING = {"reply": "", "note": "", "category": "", "priority": "", "priority_reason": "", "ends": ""}


def a_canned_reply(
    body: str = "Hello {{member.first_name}}, thank you.",
    shortcut: str = "",
    *,
    name: str = "Thank you",
    by: User | None = None,
) -> CannedReply:
    """A reply for everybody, or with `by` for that agent alone."""
    fields = {"name": name, "shortcut": shortcut or f"thanks-{next(NUMBERS)}", "body": body}
    return save_canned(None, fields, audience="me" if by else "all", by=by or a_lead())


def a_macro(name: str = "", *, by: User | None = None, **fields: Any) -> Macro:
    """A macro for everybody, or with `by` for that agent alone, that does what the fields say."""
    said = {**NOTHING, "assigns": "", "agent": None, "then": "stay", **fields}
    said["name"] = name or f"Macro {next(NUMBERS)}"
    return save_macro(None, said, audience="me" if by else "all", by=by or a_lead())


def a_checklist(category: str = "support", *steps: str) -> Checklist:
    name = f"Nothing loads {next(NUMBERS)}"
    wanted = steps or ("Reload the page", "Sign out and in again")
    return save_checklist(None, category=category, name=name, steps=wanted, by=a_lead())
