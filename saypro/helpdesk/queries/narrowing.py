"""Tickets narrowed to what an agent asks for."""

import re

from django.db.models import F, Func, Q, QuerySet, TextField, Value

from saypro.accounts.models import User
from saypro.helpdesk.models import Team, Ticket
from saypro.helpdesk.wanted import MANY, NONE, Turn, Wanted, is_too_short

TRIGRAM = re.compile(r"[^\W_]{3}")
MOST_WORDS = 6
MOST_MEMBERS = 200
MOST_TEAMS = 200


def with_people(tickets: "QuerySet[Ticket]") -> "QuerySet[Ticket]":
    """With all that a row tells of each."""
    return tickets.select_related("conversation__assignee", "member", "team")


def narrowed(tickets: "QuerySet[Ticket]", wanted: Wanted) -> "QuerySet[Ticket]":
    for name in MANY:
        if values := getattr(wanted, name):
            tickets = tickets.filter(**{f"{name}__in": ["" if each == NONE else each for each in values]})
    if wanted.team:
        tickets = tickets.filter(team=None if wanted.team == NONE else int(wanted.team))
    if wanted.turn:
        is_ours = Q(answer_due_at__isnull=False, state=Ticket.State.OPEN)
        tickets = tickets.filter(is_ours if wanted.turn == Turn.US else ~is_ours)
    if wanted.assignee == NONE:
        tickets = tickets.filter(conversation__assignee=None)
    elif wanted.assignee:
        tickets = tickets.filter(conversation__assignee__handle=wanted.assignee)
    return tickets.filter(called(wanted.text)) if wanted.text else tickets


def called(text: str) -> Q:
    """Tickets of that reference, those of members so named or at that address, and those so headed.

    Each is looked for by its own index: joined by "or" they would be looked for in every ticket.
    """
    if is_too_short(text):
        return Q(pk__in=[])
    keys = Ticket.objects.values("pk")
    return Q(
        pk__in=keys.filter(ref=text).union(
            keys.filter(conversation__ref=text),
            keys.filter(member__in=members_called(text)),
            keys.alias(words=plain(F("conversation__subject"))).filter(has_all(text)),
            all=True,
        )
    )


def members_called(text: str) -> list[int]:
    """By a part of their name, or by the beginning of their address where it has an @; the first 200."""
    if "@" in text:
        return list(User.objects.filter(email__istartswith=text).values_list("pk", flat=True)[:MOST_MEMBERS])
    named = User.objects.alias(words=plain(F("name"))).filter(has_all(text))
    return list(named.values_list("pk", flat=True)[:MOST_MEMBERS])


def has_all(text: str) -> Q:
    """That `words` have each of these, where it is too short for trigrams at the beginning of a word."""
    found = Q()
    for word in text.split()[:MOST_WORDS]:
        if TRIGRAM.search(word):
            found &= Q(words__contains=plain(Value(word)))
        else:
            found &= Q(words__startswith=plain(Value(word))) | Q(words__contains=plain(Value(f" {word}")))
    return found


def teams() -> list[Team]:
    return list(Team.objects.order_by("name", "pk")[:MOST_TEAMS])


def plain(expression: F | Value) -> Func:
    """In small letters without accents, as the indexes of names and subjects have them."""
    return Func(expression, function="listings_plain", output_field=TextField())
