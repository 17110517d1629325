"""What people wrote, to be read by our office."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk.models import Team
from saypro.kit.paging import Page, page_of
from saypro.surveys.models import Survey
from saypro.surveys.queries.results import GOOD, LOW, all_answers
from saypro.surveys.wanted import Meant, Mood, Wanted

PAGE = 20
MOST_CHOICES = 60


def comments_page(wanted: Wanted, agent: User, at: datetime, after: str = "") -> Page[Survey]:
    """The latest first; of private teams only to those who see their tickets."""
    said = all_answers(wanted, at).exclude(worked="", improve="").filter(in_sight_of(agent))
    if wanted.mood == Mood.LOW:
        said = said.filter(LOW)
    elif wanted.mood == Mood.GOOD:
        said = said.filter(GOOD)
    if wanted.meant:
        said = said.filter(meant(wanted.meant))
    for word in wanted.words.split():
        said = said.filter(Q(worked__icontains=word) | Q(improve__icontains=word))
    found = said.select_related("version", "conversation", "agent", "feeling")
    return page_of(found, after, by=["-answered_at", "-pk"], size=PAGE)


def meant(label: str) -> Q:
    """Comments that were read so; those nobody has read yet are not analysed either."""
    return Q(feeling__label=label) | (Q(feeling=None) if label == Meant.UNREAD else Q())


def in_sight_of(agent: User) -> Q:
    """Talks between members, and the tickets this agent may see."""
    return Q(ticket=None) | Q(conversation__in=Conversation.objects.for_office(agent).values("pk"))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the answers can be narrowed by: only what occurs among them."""

    categories: list[str]
    segments: list[str]
    regions: list[str]
    channels: list[str]
    teams: list[tuple[int, str]]
    agents: list[tuple[str, str]]


def choices(wanted: Wanted, at: datetime) -> Choices:
    found = all_answers(Wanted(side=wanted.side, span=wanted.span), at).order_by()
    return Choices(
        categories=distinct(found, "category"),
        segments=distinct(found, "segment"),
        regions=distinct(found, "region"),
        channels=distinct(found, "channel"),
        teams=list(
            Team.objects.filter(pk__in=found.values("team")).values_list("pk", "name").order_by("name")
        ),
        agents=list(
            User.objects.filter(pk__in=found.values("agent")).values_list("handle", "name").order_by("name")
        ),
    )


def distinct(found: QuerySet[Survey], name: str) -> list[str]:
    return list(found.exclude(**{name: ""}).values_list(name, flat=True).distinct()[:MOST_CHOICES])
