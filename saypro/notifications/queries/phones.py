"""Whose numbers take texts, and what went to them."""

from collections.abc import Collection

from django.db.models import QuerySet

from saypro.accounts.models import User
from saypro.notifications.kinds import TEXTS, Channel
from saypro.notifications.models import Phone, Text

FEW = 20


def phones_of(person: User) -> list[Phone]:
    """The person's numbers, each proved or waiting for its code, two a channel at most."""
    return list(Phone.objects.filter(person=person).order_by("channel", "proved_at"))


def owner_of_number(number: str) -> User | None:
    """Whoever proved that this number is theirs."""
    proved = Phone.objects.filter(number=number, proved_at__isnull=False).select_related("person")
    phone = proved.order_by("channel").first()
    return phone.person if phone else None


def proved_numbers(person: User) -> list[str]:
    """The numbers the person proved, each once."""
    proved = Phone.objects.filter(person=person, proved_at__isnull=False)
    return list(proved.order_by("number").values_list("number", flat=True).distinct())


def numbers_of(people: Collection[int]) -> list[str]:
    """Every number of these people, proved or not."""
    return list(Phone.objects.filter(person__in=people).values_list("number", flat=True))


def proved_channels(person: User) -> set[Channel]:
    """The channels on which texts reach the person."""
    proved = Phone.objects.filter(person=person, proved_at__isnull=False)
    known = set(proved.values_list("channel", flat=True))
    return {channel for channel in TEXTS if channel in known}


def texts_for_mailbox(search: str = "") -> QuerySet[Text]:
    """The newest texts, 20 at most; `search` is part of a number."""
    texts = Text.objects.order_by("-pk")
    return (texts.filter(to__contains=search) if search else texts)[:FEW]
