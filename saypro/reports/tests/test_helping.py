"""How much the help centre helps: visits, searches in vain, and who asked us all the same."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.testing import a_support_thread, say
from saypro.events.testing import run_reactions
from saypro.knowledge.actions import note_search, read_article
from saypro.knowledge.testing import an_article
from saypro.knowledge.visitor import Visitor
from saypro.reports import words
from saypro.reports.cells import Helped
from saypro.reports.figures import of_help
from saypro.reports.formulas import AskedAfter, Missed, Visits
from saypro.reports.metrics import Unit
from saypro.reports.queries import days_within, helped

pytestmark = pytest.mark.django_db


def used(at: datetime) -> Helped:
    today = timezone.localdate(at)
    return helped(days_within(today - timedelta(days=3), today + timedelta(days=1), at))


def reads(person: User, at: datetime) -> None:
    read_article(an_article(), Visitor(person_id=person.pk), at=at)


def asks(person: User) -> None:
    say(a_support_thread(person), person)
    run_reactions()


def test_visits_are_counted_by_visitor_and_day_and_searches_one_by_one() -> None:
    now = timezone.now()
    lerato, stranger = a_person("Lerato Mokoena"), Visitor(token="x" * 22)
    reads(lerato, now)
    reads(lerato, now)
    reads(lerato, now - timedelta(days=1))
    note_search("photos", 3, stranger, at=now)
    note_search("zebra", 0, stranger, at=now)
    found = used(now)
    assert (found.visits, found.searches, found.missed) == (3, 2, 1)
    assert of_help(Missed(), found).value == 50


def test_our_own_people_and_test_accounts_are_left_out_also_afterwards() -> None:
    now = timezone.now()
    thabo = a_person("Thabo Nkosi")
    reads(an_agent(), now)
    reads(thabo, now)
    assert used(now).visits == 1
    thabo.is_test = True
    thabo.save()
    assert used(now).visits == 0


def test_who_asks_within_a_day_of_reading_is_counted_once_the_day_is_over() -> None:
    now = timezone.now()
    lerato, sipho = a_person("Lerato Mokoena"), a_person("Sipho Dlamini")
    reads(lerato, now - timedelta(hours=2))
    reads(sipho, now - timedelta(hours=2))
    asks(lerato)
    assert (used(now).readings, used(now).members) == (0, 1)
    later = used(now + timedelta(hours=23))
    assert (later.readings, later.asked) == (2, 1)
    assert of_help(AskedAfter(), later).value == 50
    assert of_help(Visits(), later).value == 2
    assert words.number(of_help(Visits(), later).value, Unit.EACH) == "2.0"


def test_asking_before_reading_is_no_failure_of_the_article() -> None:
    now = timezone.now()
    lerato = a_person("Lerato Mokoena")
    asks(lerato)
    reads(lerato, timezone.now() + timedelta(seconds=1))
    assert used(now + timedelta(hours=25)).asked == 0


def test_without_anybody_who_asked_there_is_nothing_to_tell() -> None:
    assert of_help(Visits(), Helped(visits=5)).value is None
    assert words.number(None, Unit.EACH) == words.NOTHING
