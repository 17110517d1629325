"""Stars and answers beside a name: on the ad, on the person's page, in the thread."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Participant
from saypro.deals import queries
from saypro.deals.reputation import Reputation

Context = Mapping[Any, Any]


def seller_rating(context: Context) -> str:
    return drawn("rating", context["listing"].seller)


def seller_answers(context: Context) -> str:
    return drawn("answers", context["listing"].seller)


def person_rating(context: Context) -> str:
    return drawn("rating", context["person"])


def person_glance(context: Context) -> str:
    """Lines for the list of figures beside a person's ads."""
    return drawn("glance", context["person"])


def thread_answers(context: Context) -> str:
    """How fast the seller answers, for the buyer who waits."""
    return drawn("presence", context["other"]) if is_waiting_for_seller(context) else ""


def thread_person(context: Context) -> str:
    """Beside a thread: the other side's stars, and to a buyer how the seller answers."""
    return drawn("person", context["person"], is_seller=is_waiting_for_seller(context))


def is_waiting_for_seller(context: Context) -> bool:
    mine = context.get("mine")
    return isinstance(context.get("other"), User) and mine is not None and mine.part == Participant.Part.BUYER


def drawn(what: str, person: User, **more: object) -> str:
    context = {"reputation": reputation_on_page(person), "person": person, **more}
    return render_to_string(f"deals/slots/{what}.html", context)


def reputation_on_page(person: User) -> Reputation:
    """Asked once for all places of a page: the person's row lives as long as the page does."""
    kept: Reputation | None = vars(person).get("reputation_on_page")
    if kept is None:
        kept = vars(person)["reputation_on_page"] = queries.reputation_of(person, timezone.now())
    return kept
