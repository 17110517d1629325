"""When mail comes faster than people write it is held, and those who run the office hear of it once a day."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_admin, an_agent, signed_in_client
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk.actions import placing, receive_mail, take_in
from saypro.helpdesk.events import MailBraked
from saypro.helpdesk.models import InboundMail
from saypro.helpdesk.tests.test_inbound_mail import a_mail
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FEW = 4


@pytest.fixture
def early_brake(monkeypatch: pytest.MonkeyPatch) -> None:
    """A brake that comes after a few mails: what follows is the same, and thirty take long to file."""
    monkeypatch.setattr(placing, "PER_HOUR", FEW)


@pytest.fixture
def lead() -> User:
    an_admin("Nomsa Zulu"), an_agent("Thabo Molefe"), a_person("Lerato Mokoena")
    return a_lead("Sanele Mthethwa")


def come(count: int, *, at: datetime = NOW, sender: str = "robot@example.com") -> None:
    """So many different mails of one sender, none of which says that a machine wrote it."""
    for _each in range(count):
        number = InboundMail.objects.count()
        raw = a_mail(f"Re: number {number}", From=f"Robot <{sender}>", Message_ID=f"<{number}@x.com>")
        take_in(receive_mail(raw, at=at).pk, at=at)
    run_reactions()


def told() -> set[tuple[str, int]]:
    """Who was told, and how often."""
    names = Notice.objects.filter(kind="desk_brake").values_list("person__name", flat=True)
    return {(name, list(names).count(name)) for name in names}


def test_nobody_hears_of_what_people_write(lead: User) -> None:
    come(placing.PER_HOUR)
    assert (told(), recorded(MailBraked)) == (set(), [])


def test_those_who_run_the_office_hear_once_and_where_the_mail_is(lead: User, early_brake: None) -> None:
    come(FEW + 5)
    assert InboundMail.objects.filter(state="held").count() == 5
    assert told() == {("Sanele Mthethwa", 1), ("Nomsa Zulu", 1)}, "and no agent, no member"
    notice = Notice.objects.filter(person=lead, kind="desk_brake").get()
    assert notice.title == "Mail from one sender is held"
    assert notice.url == f"{reverse('helpdesk:mails')}?box=held"
    page = signed_in_client(lead).get(notice.url).content.decode()
    assert page.count("robot@example.com") >= 5
    assert "robot@example.com" not in notice.title + notice.body, "a notice outlives what it is about"


def test_as_long_as_it_goes_on_they_hear_daily(lead: User, early_brake: None) -> None:
    come(FEW + 1)
    for hours in (2, 20, 25, 30):
        come(FEW + 1, at=NOW + timedelta(hours=hours))
    assert ("Sanele Mthethwa", 2) in told()


def test_each_loop_is_told_of(lead: User, early_brake: None) -> None:
    come(FEW + 1)
    come(FEW + 1, sender="mill@example.com")
    assert ("Sanele Mthethwa", 2) in told()


def test_a_crowd_of_new_senders_is_one_matter(lead: User, settings: Settings) -> None:
    settings.NEW_CONTACTS = 2
    for number in range(5):
        come(1, sender=f"new{number}@example.com")
    assert [fact.is_crowd for fact in recorded(MailBraked)] == [True]
    assert Notice.objects.get(person=lead, kind="desk_brake").title == "Mail from many new senders is held"


def test_a_job_that_runs_twice_tells_once(lead: User, early_brake: None) -> None:
    come(FEW + 1)
    take_in(InboundMail.objects.get(state="held").pk, at=NOW)
    run_reactions()
    assert len(recorded(MailBraked)) == 1
