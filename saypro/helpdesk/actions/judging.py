"""What the first words of a ticket say decides where it goes, until an agent says otherwise."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.helpdesk.actions.steps import locked
from saypro.helpdesk.actions.tickets import rank, sort
from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Priority, Ticket

if TYPE_CHECKING:
    from saypro.helpdesk.sorting.verdict import Verdict  # heavy to load, and needed only as a name


@transaction.atomic
def follow_verdict(ticket: Ticket, verdict: "Verdict") -> None:
    """File and rank it by its words, and keep its language. Safe to repeat.

    Never over an agent's hand: who filed or ranked it before has decided.
    """
    held = locked(ticket)
    decided = set(held.steps.filter(what__in=[What.SORTED, What.RANKED]).values_list("what", flat=True))
    if verdict.category and What.SORTED not in decided:
        note = _("by its words, {share} sure").format(share=f"{verdict.confidence:.0%}")
        sort(held, verdict.category, by=None, note=note)
    if verdict.priority.level != Priority.NORMAL and What.RANKED not in decided:
        rank(held, verdict.priority.level, by=None, reason=str(verdict.priority.reason))
    Ticket.objects.filter(pk=held.pk).update(language=verdict.language)
