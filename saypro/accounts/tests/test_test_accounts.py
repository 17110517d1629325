"""Test accounts: who marks them, and what is written down."""

import pytest
from django.http import Http404
from django.test import Client

from saypro.accounts import access
from saypro.accounts.actions import mark_as_test
from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, an_agent, signed_in_client
from saypro.events.models import Event


def mark(client: Client, person: User, value: str) -> str:
    page = client.post(f"/office/people/{person.handle}/test/", {"test": value}, follow=True)
    person.refresh_from_db()
    return page.content.decode()


def test_a_lead_marks_a_test_account_and_takes_the_mark_back(member: User) -> None:
    lead = a_lead()
    client = signed_in_client(lead)
    assert "It is a test account" in client.get(member.get_absolute_url()).content.decode()
    assert "Figures leave it out." in mark(client, member, "1")
    assert member.is_test
    assert "It is a test account" in mark(client, member, "0")
    assert not member.is_test
    facts = Event.objects.filter(kind="accounts.account_marked", actor_id=lead.pk).order_by("pk")
    assert [fact.payload for fact in facts] == [
        {"person_id": member.pk, "is_test": True},
        {"person_id": member.pk, "is_test": False},
    ]


def test_nobody_else_marks_and_members_see_nothing_of_it(member: User, stranger: User) -> None:
    mark_as_test(member, is_test=True, by=a_lead())
    for client in (
        Client(),
        signed_in_client(member),
        signed_in_client(stranger),
        signed_in_client(an_agent()),
    ):
        assert client.post(f"/office/people/{member.handle}/test/", {"test": "0"}).status_code == 404
    member.refresh_from_db()
    assert member.is_test
    for client in (signed_in_client(member), signed_in_client(stranger)):
        assert "Test account" not in client.get(member.get_absolute_url()).content.decode()
    seen = signed_in_client(an_agent("Thabo Molefe")).get(member.get_absolute_url()).content.decode()
    assert "Test account" in seen
    assert "No test account" not in seen, "agents see the mark and leave it to leads"


def test_people_of_our_office_are_not_marked(admin: User) -> None:
    with pytest.raises(Http404):
        access.member_to_lead_for(admin, an_agent().handle)


def test_marking_is_safe_to_repeat(member: User, admin: User) -> None:
    for _ in range(2):
        mark_as_test(member, is_test=True, by=admin)
    assert Event.objects.filter(kind="accounts.account_marked").count() == 1
