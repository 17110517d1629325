"""The help button on other sites: its keys, what visitors say, and where answers reach them later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.actions import (
    Pointer,
    Post,
    Posted,
    clean_body,
    move_pointers,
    post_messages,
    start_support,
)
from saypro.conversations.actions import Refused as NotPosted
from saypro.events.actions import record
from saypro.helpdesk.actions.contacts import new_contact
from saypro.helpdesk.actions.placing import is_answerable
from saypro.helpdesk.events import WidgetKeyChanged
from saypro.helpdesk.models import Contact, WidgetKey, WidgetVisitor
from saypro.helpdesk.models.contacts import Way
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.widget.origins import origin_of
from saypro.helpdesk.widget.tokens import hashed, history_token, new_token
from saypro.kit.letters import Letter, Link
from saypro.kit.throttle import allow
from saypro.notifications.actions import send_mail
from saypro.notifications.queries import is_address_paused

HOUR_S, MINUTE_S = 3600, 60
NEW_EACH, NEW_ALL, WORDS_EACH = 10, 300, 20
LINKS_EACH, LINKS_ALL = 3, 200
MOST_ORIGINS, LONGEST_NAME = 20, 60


@dataclass(frozen=True, slots=True)
class Said:
    """A message that was kept; `token` is there for who was not known before, and never again."""

    visitor: WidgetVisitor
    seq: int
    token: str = ""


class TooMany(Refused):
    """Somebody writes faster than people do."""


@transaction.atomic
def save_key(
    key: WidgetKey | None, *, name: str, origins: Sequence[str], is_on: bool, by: User, at: datetime
) -> WidgetKey:
    """Make a key, or change one. Raises Refused, naming the origin that is none."""
    listed = list(dict.fromkeys(each for each in origins if each.strip()))
    known = [origin_of(each) for each in listed]
    wrong = next((said for said, found in zip(listed, known, strict=True) if not found), None)
    if wrong is not None:
        raise Refused(_("“{origin}” is no address like https://shop.example.").format(origin=wrong[:60]))
    if not name.strip() or not known:
        raise Refused(_("Give it a name, and the address of at least one site."))
    kept = key or WidgetKey(made_by=by, made_at=at)
    kept.name, kept.origins, kept.is_on = name.strip()[:LONGEST_NAME], known[:MOST_ORIGINS], is_on
    kept.save()
    record(WidgetKeyChanged(actor_id=by.pk, key_id=kept.pk, is_on=is_on))
    return kept


def say_through_widget(
    key: WidgetKey, visitor: WidgetVisitor | None, *, body: str, client_id: UUID, address: str, at: datetime
) -> Said:
    """Post what a visitor says; the first words make them a contact with a thread.

    Safe to repeat for a visitor who is known: the same `client_id` is the first message. `address` is the
    caller's, to count by. Raises Refused with a sentence.
    """
    try:
        words = clean_body(body)
    except NotPosted as refused:
        raise Refused(refused.message) from refused
    require_pace(visitor, address, at)
    if visitor is None:
        return begin(key, words, client_id, at)
    return Said(visitor, post(visitor, words, client_id))


def require_pace(visitor: WidgetVisitor | None, address: str, at: datetime) -> None:
    who = sha256(address.encode()).hexdigest()
    asked = (
        [(f"widget-said:{visitor.pk}", WORDS_EACH, MINUTE_S)]
        if visitor
        else [(f"widget-new:{who}", NEW_EACH, HOUR_S), ("widget-new", NEW_ALL, HOUR_S)]
    )
    if any(allow(name, limit, window_s, at) is not None for name, limit, window_s in asked):
        raise TooMany(_("That was a lot at once. Wait a little, or write us an e-mail."))


@transaction.atomic
def begin(key: WidgetKey, words: str, client_id: UUID, at: datetime) -> Said:
    token = new_token()
    contact = new_contact(Way.WIDGET, _("Visitor of {site}").format(site=key.name), at)
    thread = start_support(member=contact.person, subject=words.split("\n")[0][:80])
    visitor = WidgetVisitor.objects.create(
        key=key, contact=contact, conversation=thread, token_hash=hashed(token), began_at=at
    )
    return Said(visitor, post(visitor, words, client_id), token)


def post(visitor: WidgetVisitor, words: str, client_id: UUID) -> int:
    post = Post(visitor.conversation.ref, visitor.contact.person_id, client_id, words)
    [outcome] = post_messages([post])
    if not isinstance(outcome, Posted):
        raise Refused(outcome.message)
    return outcome.seq


def read_through_widget(visitor: WidgetVisitor, seq: int) -> None:
    """The visitor has seen everything up to this message."""
    move_pointers([Pointer(visitor.conversation.ref, visitor.contact.person_id, seq, seq)])


@transaction.atomic
def leave_address(visitor: WidgetVisitor, *, name: str, address: str) -> None:
    """Where answers go once the visitor has left. Nothing is mailed for it. Raises Refused."""
    address = address.strip()
    if not is_answerable(address):
        raise Refused(_("That is no e-mail address. Write it like name@example.com."))
    Contact.objects.filter(pk=visitor.contact_id).update(address=address)
    if name.strip():
        person = visitor.contact.person
        person.name = " ".join(name.split())[:80]
        person.save(update_fields=["name"])


@transaction.atomic
def mail_history_link(visitor: WidgetVisitor, *, at: datetime) -> None:
    """Send the link to what was said to the address they left, in our words only. Raises Refused."""
    address = Contact.objects.values_list("address", flat=True).get(pk=visitor.contact_id)
    if not address:
        raise Refused(_("Leave your e-mail address first."))
    who = sha256(address.lower().encode()).hexdigest()
    by = f"widget-link-by:{visitor.pk}"
    limits = [(f"widget-link:{who}", LINKS_EACH), (by, LINKS_EACH), ("widget-links", LINKS_ALL)]
    if any(allow(name, limit, HOUR_S, at) is not None for name, limit in limits):
        raise TooMany(_("We have sent you that link already. Look into your mailbox."))
    if is_address_paused(address):
        return
    url = settings.SITE_URL + reverse("helpdesk:widget_history", args=[history_token(visitor.pk)])
    letter = Letter(
        heading=_("Your conversation with our office"),
        paragraphs=[
            _("With this link you read it again for 30 days. Whoever has the link can read it, too.")
        ],
        button=Link(_("Read the conversation"), url),
        reason=_("You get this because somebody asked for it on a website of ours with this address."),
    )
    send_mail(to=address, subject=letter.heading, text=letter.text(), html=letter.html(), reason="history")
