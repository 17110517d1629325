"""Reading about people."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet
from django.urls import reverse

from saypro.accounts import plans
from saypro.accounts.models import GIVEN_ROLES, AwayPeriod, Role, User
from saypro.kit import paging

PAGE = 50
MOST_TIPS = 1000


def people(search: str = "", *, role: str = "", after: str = "") -> "paging.Page[User]":
    """One page of people by name, with any of these roles, matched by words of their name or address."""
    found = User.objects.only("name", "email", "handle", "role", "photo", "joined_at", "is_active")
    found = found.filter(role=role) if role in GIVEN_ROLES else found.exclude(role=Role.CONTACT)
    for word in search.split()[:5]:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return paging.page_of(found, after, by=["name", "handle"], size=PAGE)


def plan_in_words(person: User, at: datetime) -> str:
    """What the person pays for: "Premium until 3 Mar 2027", or "Free plan"."""
    return plans.in_words(person.premium_until, at)


@dataclass(frozen=True, slots=True)
class SecondStep:
    """How a person proves twice who they are."""

    has_app: bool
    passkeys: int
    codes_left: int | None

    @property
    def is_on(self) -> bool:
        return self.has_app or self.passkeys > 0


def second_step_of(person: User) -> SecondStep:
    found = list(Authenticator.objects.filter(user=person))
    kinds = [one.type for one in found]
    codes = [one for one in found if one.type == Authenticator.Type.RECOVERY_CODES]
    return SecondStep(
        has_app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else None,
    )


def session_count(person: User) -> int:
    count: int = UserSession.objects.filter(user=person).count()
    return count


def has_verified_address(person: User) -> bool:
    """Has the person shown that the e-mail address is theirs?"""
    return bool(EmailAddress.objects.filter(user=person, verified=True).exists())


def proved_addresses(person: User) -> list[str]:
    """The e-mail addresses the person has shown to be theirs."""
    return list(EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True))


def away_now(person: User, at: datetime) -> AwayPeriod | None:
    """The time away the person is in, if they are."""
    return AwayPeriod.objects.at(at).filter(person=person).first()


def away_spans(people: Collection[int]) -> dict[int, tuple[tuple[datetime, datetime], ...]]:
    """When these people were, are or will be away, by person; an open end is the end of time."""
    spans: defaultdict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    found = AwayPeriod.objects.filter(person__in=people).order_by("since", "pk")
    for person_id, since, until in found.values_list("person_id", "since", "until"):
        spans[person_id].append((since, until or datetime.max.replace(tzinfo=UTC)))
    return {person_id: tuple(times) for person_id, times in spans.items()}


def addresses_of(people: Collection[int]) -> list[str]:
    """Every e-mail address of these people, proved or not."""
    signed_up = User.objects.filter(pk__in=people).values_list("email", flat=True)
    added = EmailAddress.objects.filter(user__in=people).values_list("email", flat=True)
    return [*signed_up, *added]


def unfinished_profiles(at: datetime, told: "QuerySet[Any, Any]") -> list[tuple[int, str]]:
    """Members for three days of whom others see neither picture nor town nor a word, with the page for it."""
    empty = User.objects.filter(photo="", town="", about="", role=Role.MEMBER, is_active=True)
    found = empty.filter(joined_at__lt=at - timedelta(days=3)).exclude(pk__in=told).order_by("-pk")
    return [(pk, reverse("accounts:profile")) for pk in found.values_list("pk", flat=True)[:MOST_TIPS]]
