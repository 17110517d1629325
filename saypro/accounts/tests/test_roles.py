"""Roles: who gives them, what is written down, and who sees the page at all."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from saypro.accounts import actions
from saypro.accounts.models import Role, User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.events.models import Event
from saypro.kit.assertions import assert_queries


def test_an_administrator_gives_a_role_and_it_is_written_down(admin: User, member: User) -> None:
    page = signed_in_client(admin).post(f"/office/people/{member.handle}/role/", {"role": "agent"})
    assert page.status_code == 302
    member.refresh_from_db()
    assert member.is_office
    fact = Event.objects.get(kind="accounts.role_changed")
    assert fact.actor_id == admin.pk
    assert fact.payload == {"person_id": member.pk, "was": "member", "became": "agent"}


def test_another_role_ends_the_sessions_so_far(admin: User, member: User) -> None:
    client = signed_in_client(member)
    actions.change_role(member, role=Role.AGENT, by=admin)
    assert client.get("/my/account/").status_code == 302
    member.refresh_from_db()
    assert signed_in_client(member).get("/my/account/").status_code == 200


def test_the_page_does_not_exist_for_others(member: User) -> None:
    for client in (
        Client(),
        signed_in_client(member),
        signed_in_client(an_agent()),
        signed_in_client(a_lead()),
    ):
        assert client.get("/office/people/").status_code == 404
        assert client.post(f"/office/people/{member.handle}/role/", {"role": "admin"}).status_code == 404
    member.refresh_from_db()
    assert member.role == Role.MEMBER


def test_the_last_administrator_stays(admin: User) -> None:
    client = signed_in_client(admin)
    page = client.post(f"/office/people/{admin.handle}/role/", {"role": "member"}, follow=True)
    assert "This is the only administrator." in page.content.decode()
    admin.refresh_from_db()
    assert admin.role == Role.ADMIN


def test_an_unknown_role_is_refused(admin: User, member: User) -> None:
    client = signed_in_client(admin)
    page = client.post(f"/office/people/{member.handle}/role/", {"role": "emperor"}, follow=True)
    assert "no such role" in page.content.decode()
    member.refresh_from_db()
    assert member.role == Role.MEMBER


def test_people_are_found_by_name_address_and_role(admin: User, member: User, stranger: User) -> None:
    client = signed_in_client(admin)
    for query, names in [
        ("q=lera", {"Lerato"}),
        ("q=sipho.", {"Sipho"}),
        ("role=admin", {"Priya"}),
        ("q=zzz", set()),
    ]:
        page = (
            client.get(f"/office/people/?{query}")
            .content.decode()
            .partition("<main")[2]
            .partition("</main>")[0]
        )
        assert {name for name in ("Lerato", "Sipho", "Priya") if f">{name} " in page} == names


def test_the_list_is_read_page_by_page(admin: User) -> None:
    for number in range(52):
        a_person(f"Member {number:03}")
    client = signed_in_client(admin)
    first = client.get("/office/people/").content.decode()
    assert "Member 049" in first
    assert "Member 050" not in first
    following = first.partition('href="?')[2].partition('"')[0].replace("&amp;", "&")
    assert "Member 050" in client.get(f"/office/people/?{following}").content.decode()


def test_the_list_costs_the_same_for_many(admin: User) -> None:
    for number in range(30):
        a_person(f"Member {number}")
    client = signed_in_client(admin)
    with assert_queries("people and roles", beside=__file__):
        client.get("/office/people/")


def test_the_first_administrator_is_made_by_command(member: User) -> None:
    out = StringIO()
    call_command("make_admin", "LERATO@example.com", stdout=out)
    member.refresh_from_db()
    assert member.role == Role.ADMIN
    assert "Lerato Mokoena" in out.getvalue()
    with pytest.raises(CommandError, match="Nobody here has the address"):
        call_command("make_admin", "nobody@example.com")


def test_giving_a_role_is_safe_to_repeat(admin: User, member: User) -> None:
    for _ in range(2):
        actions.change_role(member, role=Role.AGENT, by=admin)
    assert Event.objects.filter(kind="accounts.role_changed").count() == 1
