"""One way out: each news once, listed for whom it is, and read by them alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.http import Http404

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.events.testing import run_reactions
from saypro.notifications import access, actions, queries
from saypro.notifications.kinds import UnknownKind
from saypro.notifications.models import Delivery, Mail, Notice

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 9, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _mail_is_kept_to_be_read(settings: Any) -> None:
    settings.KEEPS_MAIL = True


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena")


def news(person: User, **changes: Any) -> Notice | None:
    words = {"kind": "security", "title": "New sign-in", "body": "", "url": "/my/account/", "event_id": 7}
    return actions.tell(person.pk, **{**words, "at": NOON, **changes})


def test_the_same_news_is_one_notice_and_leaves_once(lerato: User) -> None:
    first, second = news(lerato), news(lerato)
    assert first == second
    run_reactions()
    news(lerato)
    run_reactions()
    assert Mail.objects.filter(to=lerato.email).count() == 1
    assert queries.unread_notices(lerato) == 1


def test_two_threads_in_one_event_are_two_notices(lerato: User) -> None:
    for thread_id in (1, 2, 2):
        news(lerato, thread_id=thread_id)
    assert Notice.objects.count() == 2


def test_what_is_told_once_for_ever_is_not_told_after_another_event(lerato: User) -> None:
    for event_id in (1, 2):
        news(lerato, kind="tip", event_id=event_id, once="push")
    assert Notice.objects.count() == 1


def test_people_who_left_are_told_nothing() -> None:
    assert news(a_person(is_active=False)) is None
    assert not Notice.objects.exists()


def test_a_kind_nobody_listed_is_a_fault(lerato: User) -> None:
    with pytest.raises(UnknownKind):
        news(lerato, kind="gossip")


def test_beyond_the_weekly_limit_tips_are_held_back_and_listed_as_such(lerato: User) -> None:
    for number in range(5):
        news(lerato, kind="tip", event_id=number, at=NOON + timedelta(hours=number))
    assert queries.contacts(lerato, NOON + timedelta(days=1)) == 3
    assert queries.unread_notices(lerato) == 3
    assert len(queries.held_notices(lerato, NOON + timedelta(days=1))) == 2
    news(lerato, kind="tip", event_id=6, at=NOON + timedelta(days=8))
    assert queries.unread_notices(lerato) == 4, "the week rolls"


def test_what_was_read_meanwhile_is_not_mailed(lerato: User) -> None:
    notice = news(lerato)
    assert notice
    actions.read_notice(notice, at=NOON)
    run_reactions()
    assert not Mail.objects.exists()
    assert set(Delivery.objects.values_list("state", flat=True)) == {"dropped"}


def test_a_stranger_reaches_no_notice(lerato: User) -> None:
    notice = news(lerato)
    assert notice
    assert access.notice_for(lerato, notice.ref) == notice
    with pytest.raises(Http404):
        access.notice_for(a_person("Thabo Nkosi"), notice.ref)
