"""The plan of a member: who changes it, when it ends, and who sees it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from saypro.accounts import plans, queries
from saypro.accounts.actions import change_plan
from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, an_agent, signed_in_client
from saypro.events.models import Event

MARCH = datetime(2027, 3, 3, 22, tzinfo=UTC)  # midnight after 3 March, by the clock of the house


def test_a_plan_ends_with_its_last_day() -> None:
    assert plans.end_of(date(2027, 3, 3)) == MARCH
    just_before = MARCH - timedelta(seconds=1)
    assert plans.in_words(MARCH, just_before) == "Premium until 3 Mar 2027"
    assert plans.in_words(MARCH, MARCH) == "Free plan"
    assert plans.in_words(None, MARCH) == "Free plan"
    paying = User(premium_until=MARCH)
    assert (paying.is_premium_at(just_before), paying.is_premium_at(MARCH)) == (True, False)
    assert not User().is_premium_at(MARCH)


def test_a_lead_gives_a_plan_and_ends_it(member: User) -> None:
    lead = a_lead()
    client, address = signed_in_client(lead), f"/office/people/{member.handle}/plan/"
    assert "Free plan" in client.get(member.get_absolute_url()).content.decode()
    day = timezone.localdate() + timedelta(days=90)
    page = client.post(address, {"until": day.isoformat()}, follow=True).content.decode()
    member.refresh_from_db()
    assert member.premium_until == plans.end_of(day)
    assert queries.plan_in_words(member, timezone.now()) in page
    assert day.isoformat() in client.get(address).content.decode()
    assert "Free plan" in client.post(address, {"end": "1"}, follow=True).content.decode()
    member.refresh_from_db()
    assert member.premium_until is None
    facts = Event.objects.filter(kind="accounts.plan_changed", actor_id=lead.pk).order_by("pk")
    assert [fact.payload["until"] for fact in facts] == [plans.end_of(day).isoformat(), None]


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("", "Choose the last day."),
        ("tomorrow", "That is no date."),
        ("2020-01-01", "That day is over."),
        ("9999-12-31", "more than five years away"),
        ("2027-03-03\x00", "That is no date."),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_sentence(member: User, until: str, sentence: str) -> None:
    client = signed_in_client(a_lead())
    page = client.post(f"/office/people/{member.handle}/plan/", {"until": until})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    member.refresh_from_db()
    assert member.premium_until is None


def test_nobody_gives_a_plan_to_themselves(member: User, member_client: Client, stranger: User) -> None:
    address = f"/office/people/{member.handle}/plan/"
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    for client in (Client(), member_client, signed_in_client(stranger), signed_in_client(an_agent())):
        assert client.get(address).status_code == 404
        assert client.post(address, {"until": day}).status_code == 404
    fields = {"name": member.name, "premium_until": day, "is_test": "on"}
    for page in ("/my/profile/", "/my/privacy/", "/my/messaging/"):
        member_client.post(page, fields)
    member.refresh_from_db()
    assert (member.premium_until, member.is_test) == (None, False)


def test_members_see_their_own_plan_and_nobody_elses(
    member: User, member_client: Client, stranger: User
) -> None:
    change_plan(member, until=MARCH.replace(year=timezone.now().year + 1), by=a_lead())
    member.refresh_from_db()
    words = queries.plan_in_words(member, timezone.now())
    assert words.startswith("Premium until 3 Mar")
    assert words in member_client.get("/my/account/").content.decode()
    assert words not in signed_in_client(stranger).get(member.get_absolute_url()).content.decode()
    assert words in signed_in_client(an_agent()).get(member.get_absolute_url()).content.decode()


def test_giving_the_same_plan_again_says_nothing(member: User, admin: User) -> None:
    for _ in range(2):
        change_plan(member, until=MARCH, by=admin)
    assert Event.objects.filter(kind="accounts.plan_changed").count() == 1
