"""Which team takes a ticket, and which agent: pure, so that the same office always chooses the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.models import Team


class Why(models.TextChoices):
    """Why nobody has it."""

    NOBODY_THERE = "away", _("Nobody of its team is on duty.")
    NOBODY_SPEAKS = "language", _("Nobody on duty answers in its language.")
    NOBODY_FREE = "full", _("Everybody on duty has as many tickets as they take at once.")
    GIVEN_BACK = "back", _("Whoever could take it has given it back.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agent of the ticket's team as things stand; `load` counts their open tickets."""

    agent_id: int
    is_there: bool
    speaks: bool
    load: int
    capacity: int

    @property
    def is_free(self) -> bool:
        return self.load < self.capacity


def team_for(
    teams: Iterable[Team], category: str, segment: str, language: str, default: Team | None
) -> Team | None:
    """The most particular team that takes it, the older of two alike; else the default one."""
    taking = [team for team in teams if team.takes(category, segment, language)]
    best = min(taking, key=lambda team: (-team.rank(category, segment, language), team.pk), default=None)
    if default and (best is None or not best.rank(category, segment, language)):
        return default
    return best


def agent_for(candidates: Iterable[Candidate], but: int | None = None) -> Candidate | Why:
    """Whoever has the least on their desk for what they take, or why it is nobody.

    `but` is who gave it back.
    """
    there = [one for one in candidates if one.is_there]
    speaking = [one for one in there if one.speaks]
    free = [one for one in speaking if one.is_free]
    willing = [one for one in free if one.agent_id != but]
    if willing:
        return min(willing, key=lambda one: (one.load / one.capacity, one.load, one.agent_id))
    if free:
        return Why.GIVEN_BACK
    if speaking:
        return Why.NOBODY_FREE
    return Why.NOBODY_SPEAKS if there else Why.NOBODY_THERE
