"""The first sorter of a new house, learned by a worker beside everything else."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from saypro.helpdesk.actions.sorting import train_sorter
from saypro.helpdesk.models import SorterVersion

LEARN, LEARNING = "helpdesk.learn_first", "learning"


def begin_learning() -> None:
    """Queue the first learning where nothing was learned yet. Safe to repeat."""
    if not SorterVersion.objects.exists():
        with suppress(AlreadyEnqueued), transaction.atomic():
            app.configure_task(LEARN, queue=LEARNING, queueing_lock=LEARN).defer()


def train_first_sorter(at: datetime) -> None:
    """Learn from the house's examples, unless something was learned meanwhile."""
    if not SorterVersion.objects.exists():
        train_sorter(at)
