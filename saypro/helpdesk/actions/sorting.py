"""Corrections by agents, and sorters that learn from them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message
from saypro.helpdesk.models import Category, Correction, SorterVersion
from saypro.helpdesk.queries import Corrected, corrected_messages, was_corrected_to
from saypro.helpdesk.sorting import current
from saypro.helpdesk.sorting.examples import Example, held_out, to_learn_from
from saypro.helpdesk.sorting.pipeline import Sorter, train
from saypro.helpdesk.sorting.remembered import remembering
from saypro.helpdesk.sorting.sealed import sealed
from saypro.kit.vectors import Embed, NoVectors, embedding

KEPT = 5  # versions one may go back to


class NotForTheOffice(Exception):
    """Only the office sorts, and only what was written to it."""


class NoSuchSorter(Exception):
    def __init__(self, version: int) -> None:
        super().__init__(_("There is no version %(version)s any more.") % {"version": version})
        self.version = version


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the new sorter was kept, with its score on the hold-out and that of the one before it."""

    is_kept: bool
    score: float
    before: float

    @property
    def words(self) -> str | Promise:
        return gettext_lazy("Kept:") if self.is_kept else gettext_lazy("Not kept:")


def correct_category(
    message: Message, *, before: str, after: Category, agent: User, at: datetime
) -> Correction:
    """Note that this message belongs elsewhere. The last correction of a message is the one that is learned.

    Raises NotForTheOffice for anybody outside it, and for messages between members.
    """
    if not agent.is_office or message.conversation.kind != Conversation.Kind.SUPPORT:
        raise NotForTheOffice
    return Correction.objects.create(message_id=message.pk, before=before, after=after, by=agent, at=at)


def take_back_correction(
    message: Message, *, before: str, after: str, agent: User, at: datetime
) -> Correction:
    """Note that nothing was said: what an agent had said before counts again, a machine's word does not."""
    said = after if was_corrected_to(message, after) else ""
    return Correction.objects.create(message_id=message.pk, before=before, after=said, by=agent, at=at)


def train_sorter(at: datetime) -> Outcome:
    """Learn from the house's examples and the corrections, and keep what came of it when it is better.

    Both sorters are asked the same hold-out, which no sorter ever learns from. May be repeated.
    """
    corrected = corrected_messages()
    learned = to_learn_from() + [one.example for one in corrected if not is_held_out(one)]
    asked = held_out() + [one.example for one in corrected if is_held_out(one)]
    embed = remembering(embedding())
    new, old = train(learned, embed), current.sorter()
    outcome = compared(
        score(new, asked, embed), score(old, asked, embed) if old else 0.0, is_first=old is None
    )
    if outcome.is_kept:
        keep_sorter(new, learned=len(learned), score=outcome.score, at=at)
    return outcome


def is_held_out(one: Corrected) -> bool:
    """Every fifth, and for ever the same: what a sorter has learned from must never judge it."""
    return hashlib.sha256(str(one.message_id).encode()).digest()[0] % 5 == 0


def compared(score: float, before: float, *, is_first: bool) -> Outcome:
    return Outcome(is_first or score > before, score, before)


def score(sorter: Sorter, asked: Sequence[Example], embed: Embed | None) -> float:
    """The share it sorts rightly, 0 when it cannot be used on this machine."""
    try:
        found = sorter.sort([one.text for one in asked], embed)
    except NoVectors:
        return 0.0
    return sum(got.likeliest == one.label for got, one in zip(found, asked, strict=True)) / len(asked)


@transaction.atomic
def keep_sorter(sorter: Sorter, *, learned: int, score: float, at: datetime) -> SorterVersion:
    """Let this sorter sort from now on; the last few before it can be restored."""
    last = SorterVersion.objects.select_for_update().order_by("-version").first()
    SorterVersion.objects.filter(is_current=True).update(is_current=False)
    kept = SorterVersion.objects.create(
        version=last.version + 1 if last else 1,
        trained_at=at,
        examples=learned,
        score=score,
        is_current=True,
        payload=sealed(sorter),
    )
    SorterVersion.objects.filter(version__lte=kept.version - KEPT).delete()
    return kept


@transaction.atomic
def restore_sorter(version: int) -> None:
    """Let an earlier version sort again. Raises NoSuchSorter."""
    if not SorterVersion.objects.select_for_update().filter(version=version).exists():
        raise NoSuchSorter(version)
    SorterVersion.objects.filter(is_current=True).update(is_current=False)
    SorterVersion.objects.filter(version=version).update(is_current=True)
