"""Offers and deals beside a thread, on an ad, in the list."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.deals import queries
from saypro.deals.standing import Standing, standing_of
from saypro.listings.models import Listing

Context = Mapping[Any, Any]


def page_head(context: Context) -> str:
    """Styles and scripts for pages with a thread about an ad, or an ad."""
    if dealing(context) is None and not isinstance(context.get("listing"), Listing):
        return ""
    return render_to_string("deals/kit_of_page.html")


def page_end(context: Context) -> str:
    """Words and shapes for the scripts."""
    return render_to_string("deals/shapes.html", {"words": words()}) if page_head(context) else ""


def words() -> dict[str, str]:
    return {"minutes": _("{count} min left"), "hours": _("{count} h left")}


def thread_part(name: str) -> Callable[[Context], str]:
    """How the deal stands: "panel" beside the thread, "pin" above it, "head" and "tool" to make an offer."""

    def filler(context: Context) -> str:
        standing = standing_in(context)
        if standing is None:
            return ""
        return render_to_string("deals/part.html", {"standing": standing, "name": name})

    return filler


def standing_in(context: Context) -> Standing | None:
    """Looked up once a page, for the buyer and the seller alone."""
    thread, request = dealing(context), context.get("request")
    if thread is None or request is None or not isinstance(request.user, User):
        return None
    if not hasattr(request, "deal_standing"):
        request.deal_standing = standing_of(thread, request.user, timezone.now())
    found: Standing = request.deal_standing
    return found


def dealing(context: Context) -> Conversation | None:
    """The thread of the page, if it is about an ad that is still there."""
    thread = context.get("conversation")
    is_about_ad = isinstance(thread, Conversation) and thread.listing_id is not None
    return thread if is_about_ad else None


def offer_on_ad(context: Context) -> str:
    """The button on somebody else's ad."""
    listing: Listing = context["listing"]
    if listing.state != Listing.State.LIVE or not queries.takes_offers(listing):
        return ""
    return render_to_string("deals/on_ad.html", {"listing": listing})


def own_ad(context: Context) -> str:
    """What waits for the seller on their own ad."""
    listing: Listing = context["listing"]
    at = timezone.now()
    is_settled = listing.state != Listing.State.LIVE
    others = queries.others_wanting(listing, at) if is_settled else []
    facts = {
        "listing": listing,
        "open_offers": 0 if is_settled else queries.open_offers_on(listing, at),
        "others": sum(one.is_waiting for one in others),
        "takes_offers": queries.takes_offers(listing),
        "keeps": queries.accepting_reserves(listing),
    }
    return render_to_string("deals/on_own_ad.html", facts, context.get("request"))


def inbox_tags(conversation_ids: Collection[int], person: User) -> dict[int, str]:
    """What waits or was agreed, in the person's list."""
    at = timezone.now()
    tags = {
        thread: tag(_("Offer waiting for you"), "warn")
        for thread in queries.offers_waiting_for(person, conversation_ids, at)
    }
    for thread in queries.last_declined(conversation_ids):
        tags.setdefault(thread, tag(_("Offer declined")))
    for thread, meeting in queries.meetings_to_come(conversation_ids, at).items():
        when = date_format(timezone.localtime(meeting.starts_at), "D H:i")
        tags[thread] = tags.get(thread, "") + tag(_("Meet %(when)s") % {"when": when})
    return tags


def tag(words: str, tone: str = "") -> str:
    if tone:
        return format_html('<span class="tag" data-tone="{}">{}</span>', tone, words)
    return format_html('<span class="tag">{}</span>', words)
