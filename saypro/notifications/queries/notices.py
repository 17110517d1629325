"""Reading what people were told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, QuerySet

from saypro.accounts.models import User
from saypro.kit.paging import Page, page_of
from saypro.notifications.choosing import WEEK, History
from saypro.notifications.models import Notice

PAGE = 20


def notices_page(person: User, after: str = "", *, unread_only: bool = False) -> Page[Notice]:
    """The person's notices, the newest first, 20 a page; `after` is the cursor of an earlier page."""
    listed = Notice.objects.listed_for(person)
    if unread_only:
        listed = listed.filter(read_at=None)
    return page_of(listed, after, by=["-pk"], size=PAGE)


def unread_notices(person: User) -> int:
    """How many listed notices the person has not seen."""
    return Notice.objects.listed_for(person).filter(read_at=None).count()


@dataclass(frozen=True, slots=True)
class Bell:
    """What the frame of every page shows: how much is new, and whether mail to the person comes back."""

    unread: int
    is_mail_paused: bool


def bell_of(person: User) -> Bell:
    """In one question, in plain SQL: every page asks it, and putting it together cost more than asking."""
    with connection.cursor() as cursor:
        cursor.execute(BELL, [person.pk, person.email.lower()])
        return Bell(*cursor.fetchone())


BELL = """
SELECT
    (SELECT count(*) FROM notifications_notice WHERE person_id = %s AND is_listed AND read_at IS NULL),
    EXISTS (SELECT FROM notifications_address WHERE address = %s AND paused_at IS NOT NULL)
"""


def unread_by_person(person_ids: Iterable[int]) -> dict[int, int]:
    """The same for many; people without any are left out."""
    unread = Notice.objects.filter(person__in=list(person_ids), is_listed=True, read_at=None)
    return dict(unread.values_list("person").annotate(Count("pk")))


def fresh_by_person(pks: Collection[int]) -> dict[int, list[Notice]]:
    """Those of these notices that are listed and unread, each person's oldest first."""
    fresh: dict[int, list[Notice]] = {}
    for notice in Notice.objects.filter(pk__in=pks, is_listed=True, read_at=None).order_by("pk"):
        fresh.setdefault(notice.person_id, []).append(notice)
    return fresh


def held_notices(person: User, at: datetime) -> list[Notice]:
    """What was kept back within the last week, the newest first; each has its reason in `held`."""
    held = Notice.objects.filter(person=person, is_transactional=False, told_at__gt=at - WEEK)
    return list(held.exclude(held="").order_by("-told_at")[:50])


def contacts(person: User, at: datetime) -> int:
    """How much that was no transaction reached the person in the week before `at`."""
    return let_through(person, at).count()


def history_of(person: User, at: datetime, *, is_muted: bool = False, but: int | None = None) -> History:
    """What counts when it is decided about news at `at`; the notice `but` is left out."""
    counted = let_through(person, at)
    return History((counted.exclude(pk=but) if but else counted).count(), is_muted)


def let_through(person: User, at: datetime) -> QuerySet[Notice]:
    within = Notice.objects.filter(person=person, told_at__gt=at - WEEK, told_at__lte=at)
    return within.filter(is_transactional=False, held="")
