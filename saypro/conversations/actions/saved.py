"""Filters of the inbox kept under a name."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import SavedFilter
from saypro.conversations.queries.saved import MOST_SAVED

SAME_NAME = "one_filter_of_that_name"


class NotSaved(Exception):
    """A filter that cannot be kept so; `sentence` says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@transaction.atomic
def save_filter(person: User, *, name: str, query: str) -> SavedFilter:
    """Keep the filter behind the others. Raises NotSaved for a name twice and for too many."""
    mine = SavedFilter.objects.filter(person=User.objects.select_for_update(no_key=True).get(pk=person.pk))
    last = mine.order_by("-position").first()
    if mine.count() >= MOST_SAVED:
        raise NotSaved(_("You have saved 20 filters. Delete one first."))
    return named_once(
        SavedFilter(person=person, name=name, query=query, position=last.position + 1 if last else 0)
    )


def rename_filter(saved: SavedFilter, name: str) -> SavedFilter:
    """Raises NotSaved when another of the person's filters has that name."""
    saved.name = name
    return named_once(saved)


@transaction.atomic
def move_filter(saved: SavedFilter, step: int) -> None:
    """One place up with -1, down with 1; at the ends it stays."""
    mine = list(
        SavedFilter.objects.select_for_update().filter(person=saved.person_id).order_by("position", "pk")
    )
    place = next((index for index, each in enumerate(mine) if each.pk == saved.pk), 0)
    if 0 <= place + step < len(mine):
        mine.insert(place + step, mine.pop(place))
    for index, each in enumerate(mine):
        each.position = index
    SavedFilter.objects.bulk_update(mine, ["position"])


@transaction.atomic
def delete_filter(saved: SavedFilter) -> None:
    saved.delete()


@transaction.atomic
def restore_filter(person: User, *, name: str, query: str, position: int) -> SavedFilter:
    """Bring a deleted filter back to its place. Raises NotSaved."""
    restored = save_filter(person, name=name, query=query)
    behind = SavedFilter.objects.filter(person=person, position__gte=position).exclude(pk=restored.pk)
    behind.update(position=F("position") + 1)
    SavedFilter.objects.filter(pk=restored.pk).update(position=position)
    return restored


def named_once(saved: SavedFilter) -> SavedFilter:
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:
        if SAME_NAME not in str(error):
            raise
        raise NotSaved(_("You have a filter of that name. Choose another.")) from error
    return saved
