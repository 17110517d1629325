"""Checklists, and how far they have come on a ticket."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from saypro.helpdesk.models import Checklist, Checkup, Tick, Ticket
from saypro.helpdesk.queries.traces import UNKNOWN, Traces


@dataclass(frozen=True, slots=True)
class CheckStep:
    position: int
    words: str
    tick: Tick | None


@dataclass(frozen=True, slots=True)
class Check:
    """A checklist on a ticket: `checkup` is None before its first tick; `sent` is the one the member has."""

    checklist: Checklist
    steps: list[CheckStep]
    sent: Checkup | None

    @property
    def done(self) -> int:
        return sum(step.tick is not None for step in self.steps)


def checklists() -> list[Checklist]:
    """All of them, by category."""
    return list(Checklist.objects.all())


def checks_of(ticket: Ticket, traces: Traces = UNKNOWN) -> list[Check]:
    """The checklists of the ticket's category, and those begun on it."""
    begun = Checkup.objects.filter(ticket=ticket).prefetch_related("ticks__by")
    used = list(begun) if traces.checkups else []
    ids = [one.checklist_id for one in used if one.checklist_id]
    kept = {one.pk: one for one in checklists_for(ticket, ids)}
    own = {one.checklist_id: one for one in used if not one.is_sent}
    sent = {one.checklist_id: one for one in used if one.is_sent}
    return [
        Check(one, steps_of_check(own.get(pk), one.steps), sent.get(pk)) for pk, one in sorted(kept.items())
    ]


def checklists_for(ticket: Ticket, begun: list[int]) -> Iterable[Checklist]:
    if not (begun or ticket.category):
        return []
    of_category = Q(category=ticket.category) if ticket.category else Q()
    return Checklist.objects.filter(of_category | Q(pk__in=begun))


def steps_of_check(checkup: Checkup | None, steps: Iterable[str]) -> list[CheckStep]:
    """Each step with its tick; `checkup` must have its ticks fetched."""
    ticks = {tick.position: tick for tick in checkup.ticks.all()} if checkup else {}
    words = checkup.steps if checkup else steps
    return [CheckStep(position, each, ticks.get(position)) for position, each in enumerate(words)]
