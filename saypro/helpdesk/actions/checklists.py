"""Checklists: kept, ticked off, sent."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.actions import join_support, post_card, touch_card
from saypro.events import actions as events
from saypro.helpdesk.actions.steps import add_step, locked
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import ChecklistSent, StepTicked
from saypro.helpdesk.first_checklists import FIRST
from saypro.helpdesk.models import Category, Checklist, Checkup, Tick, Ticket
from saypro.helpdesk.models.checklists import LONGEST_STEP
from saypro.helpdesk.queries import may_keep_for_all
from saypro.helpdesk.refusals import Refused
from saypro.kit.constraints import violated

MOST_STEPS = 20


def save_checklist(
    checklist: Checklist | None, *, category: str, name: str, steps: Sequence[str], by: User
) -> Checklist:
    """Keep a checklist; what is in use keeps its steps. Raises Refused."""
    require_lead(by)
    lines = [step.strip() for step in steps if step.strip()]
    if not name.strip() or category not in Category.values:
        raise Refused(_("Give it a name and a category."))
    if not 0 < len(lines) <= MOST_STEPS:
        raise Refused(_("Write 1 to {most} steps, each on a line of its own.").format(most=MOST_STEPS))
    if any(len(line) > LONGEST_STEP for line in lines):
        raise Refused(_("A step has {most} characters at most.").format(most=LONGEST_STEP))
    kept = checklist or Checklist()
    kept.category, kept.name, kept.steps = category, name.strip()[:80], lines
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as error:
        if violated(error) != "one_checklist_of_a_name":
            raise
        raise Refused(_("There is a checklist of this name. Choose another.")) from error
    return kept


def drop_checklist(checklist: Checklist, *, by: User) -> None:
    """Keep it no longer; where it is in use it stays."""
    require_lead(by)
    checklist.delete()


@transaction.atomic
def lay_checklists() -> None:
    """The first ones, where there are none at all. Safe to repeat."""
    if not Checklist.objects.exists():
        Checklist.objects.bulk_create(
            (
                Checklist(category=category, name=name, steps=steps)
                for category, (name, steps) in FIRST.items()
            ),
            ignore_conflicts=True,
        )


def require_lead(by: User) -> None:
    if not may_keep_for_all(by):
        raise Refused(_("Only leads change checklists."))


@transaction.atomic
def check(
    ticket: Ticket, checklist: Checklist, position: int, *, is_done: bool, by: User, at: datetime
) -> Checkup:
    """An agent ticks a step of a checklist on this ticket, or unticks it. Safe to repeat. Raises Refused."""
    held = locked(ticket)
    checkup, _is_new = Checkup.objects.get_or_create(
        ticket=held, checklist=checklist, is_sent=False, defaults=begun(checklist, by, at)
    )
    mark(checkup, held, position, is_done=is_done, by=by, at=at)
    return checkup


@transaction.atomic
def send_checklist(ticket: Ticket, checklist: Checklist, *, by: User, at: datetime) -> Checkup:
    """Put the steps into the thread, for the member to tick off. Safe to repeat. Raises Refused."""
    held = locked(ticket)
    if held.is_solved:
        raise Refused(_("This ticket is solved. Open it again first."))
    sent, is_new = Checkup.objects.get_or_create(
        ticket=held, checklist=checklist, is_sent=True, defaults=begun(checklist, by, at)
    )
    if is_new:
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(sent.steps, 1))
        join_support(held.conversation, by)
        text = _("Please try these steps: {name}").format(name=sent.name) + "\n" + steps
        post_card(held.conversation_id, card="checklist", card_id=sent.pk, sender_id=by.pk, text=text[:4000])
        events.record(ChecklistSent(actor_id=by.pk, ticket_id=held.pk, checkup_id=sent.pk, occurred_at=at))
    return sent


@transaction.atomic
def tick_sent(checkup: Checkup, position: int, *, is_done: bool, by: User, at: datetime) -> None:
    """The member, or an agent for them, ticks a step that was sent. Safe to repeat. Raises Refused."""
    mark(checkup, locked(checkup.ticket), position, is_done=is_done, by=by, at=at)
    touch_card("checklist", checkup.pk)


def begun(checklist: Checklist, by: User, at: datetime) -> dict[str, object]:
    return {"name": checklist.name, "steps": checklist.steps, "by": by, "at": at}


def mark(checkup: Checkup, ticket: Ticket, position: int, *, is_done: bool, by: User, at: datetime) -> None:
    if not 0 <= position < len(checkup.steps):
        raise Refused(_("There is no such step."))
    ticks = Tick.objects.filter(checkup=checkup, position=position)
    if ticks.exists() == is_done:
        return
    if is_done:
        Tick.objects.create(checkup=checkup, position=position, by=by, at=at)
    else:
        ticks.delete()
    what = What.TICKED if is_done else What.UNTICKED
    add_step(ticket, what, at, note=checkup.steps[position], actor=by)
    events.record(
        StepTicked(
            actor_id=by.pk,
            ticket_id=ticket.pk,
            checkup_id=checkup.pk,
            position=position,
            is_done=is_done,
            occurred_at=at,
        )
    )
