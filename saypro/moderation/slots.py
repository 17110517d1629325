"""What we put into pages of rooms below."""

from collections.abc import Collection, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message
from saypro.listings.models import Listing
from saypro.moderation import notices, queries

Context = Mapping[Any, Any]


def warning_buttons(message_ids: Collection[int], person: Any) -> dict[int, str]:
    """In the banner above a message its reader is warned about: report it, or say that it was fine."""
    places = Message.objects.filter(pk__in=message_ids).values_list("pk", "conversation__ref", "seq")
    return {
        pk: render_to_string("moderation/warning_buttons.html", {"ref": ref, "seq": seq})
        for pk, ref, seq in places
    }


def report_message(context: Context) -> str:
    """In the menu of somebody else's message."""
    message = context["message"]
    me = person_of(context)
    if me is None or context.get("is_mine") or message.sender_id == me.pk or message.sender.is_office:
        return ""
    address = reverse("moderation:report_message", args=[message.conversation.ref, message.seq])
    return render_to_string("moderation/menu_entry.html", {"address": address})


def report_button(context: Context) -> str:
    """Where one has peace from the other side of a thread."""
    other, thread = context["other"], context["conversation"]
    address = f"{reverse('moderation:report_person', args=[other.handle])}?thread={thread.ref}"
    words = {"address": address, "name": other.first_name, "is_button": True}
    return render_to_string("moderation/report_link.html", words)


def report_person(context: Context) -> str:
    """On a person's public page."""
    person, me = context["person"], person_of(context)
    if me is None or me == person or person.is_office:
        return ""
    address = reverse("moderation:report_person", args=[person.handle])
    return render_to_string("moderation/report_link.html", {"address": address, "name": person.first_name})


def report_listing(context: Context) -> str:
    """At the end of an ad; who is not signed in is led there through the sign-in."""
    listing = context["listing"]
    if not isinstance(listing, Listing) or context.get("is_own") or listing.seller.is_office:
        return ""
    address = reverse("moderation:report_listing", args=[listing.ref])
    return render_to_string("moderation/report_link.html", {"address": address, "is_ad": True})


def report_review(context: Context) -> str:
    """Beside a review."""
    review, me = context["review"], person_of(context)
    if me is None or review.author is None or review.author_id == me.pk or review.author.is_office:
        return ""
    address = reverse("moderation:report_review", args=[review.ref])
    return render_to_string("moderation/report_link.html", {"address": address, "is_small": True})


def why_suspended(context: Context) -> str:
    """Above the composer of somebody our office has stopped from writing."""
    me, thread = person_of(context), context.get("conversation")
    if me is None or not isinstance(thread, Conversation) or thread.is_support:
        return ""
    decision = queries.suspension_of(me, timezone.now())
    if decision is None:
        return ""
    words = {"decision": decision, "sentence": notices.sentence(decision)}
    return render_to_string("moderation/why_suspended.html", words)


def settings_link(context: Context) -> str:
    """Our line among the settings."""
    return render_to_string("moderation/settings_link.html", {"section": context.get("section")})


def page_head(context: Context) -> str:
    """Our part of the look, where people talk."""
    return render_to_string("moderation/page_head.html") if is_talk(context) else ""


def page_end(context: Context) -> str:
    """What our part of a talk does in the browser."""
    return render_to_string("moderation/page_end.html") if is_talk(context) else ""


def is_talk(context: Context) -> bool:
    """Whether this is a page on which members write to each other."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    return match is not None and match.view_name in TALKS


TALKS = {"conversations:thread", "conversations:ask", "listings:listing"}


def person_of(context: Context) -> User | None:
    user = getattr(context.get("request"), "user", None)
    return user if isinstance(user, User) or (user and user.is_authenticated) else None
