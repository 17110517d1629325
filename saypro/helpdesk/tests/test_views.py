"""Views kept by name, and how an agent works."""

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.testing import an_agent, signed_in_client
from saypro.helpdesk.actions import choose
from saypro.helpdesk.models import SavedView
from saypro.helpdesk.testing import a_ticket

pytestmark = pytest.mark.django_db
QUERY = "?queue=all&category=complaint"


@pytest.fixture
def desk(agent: User) -> Client:
    return signed_in_client(agent)


def save(desk: Client, name: str, **more: str) -> str:
    return desk.post("/office/views/", {"name": name, "query": QUERY, **more}, follow=True).content.decode()


def test_a_view_is_ones_own_unless_it_is_for_everybody(desk: Client) -> None:
    save(desk, "Complaints")
    save(desk, "All complaints", shared="1")
    other = signed_in_client(an_agent("Thabo Molefe")).get("/office/").content.decode()
    mine = desk.get("/office/").content.decode()
    assert "All complaints" in other
    assert ">Complaints<" not in other
    assert ">Complaints<" in mine


def test_only_its_owner_deletes_it(desk: Client) -> None:
    save(desk, "All complaints", shared="1")
    address = f"/office/views/{SavedView.objects.get().pk}/deletion/"
    assert signed_in_client(an_agent("Thabo Molefe")).post(address).status_code == 404
    desk.post(address)
    assert not SavedView.objects.exists()


def test_a_name_is_needed_and_taken_once(desk: Client) -> None:
    assert "Give the view a name." in save(desk, " ")
    save(desk, "Complaints")
    assert "You have a view of that name." in save(desk, "COMPLAINTS")
    assert SavedView.objects.count() == 1


@pytest.mark.parametrize(("after", "place"), [("stay", "first"), ("next", "second"), ("list", "list")])
def test_after_solving_an_agent_is_where_they_chose(
    desk: Client, agent: User, after: str, place: str
) -> None:
    first, second = a_ticket(), a_ticket()
    choose(agent, has_keys=True, after_solving=after)
    answer = desk.post(f"/office/{first.conversation.ref}/solution/", {"query": "?queue=all", "solved": "1"})
    pages = {"first": f"{first.conversation.ref}/", "second": f"{second.conversation.ref}/", "list": ""}
    assert answer["Location"] == f"/office/{pages[place]}?queue=all"


def test_behind_the_last_ticket_comes_the_first(desk: Client, agent: User) -> None:
    first, last = a_ticket(), a_ticket()
    choose(agent, has_keys=True, after_solving="next")
    answer = desk.post(f"/office/{last.conversation.ref}/solution/", {"query": "?queue=all"})
    assert first.conversation.ref in answer["Location"]


def test_keys_are_on_until_an_agent_switches_them_off(desk: Client) -> None:
    assert 'data-keys="on"' in desk.get("/office/").content.decode()
    desk.post("/office/choices/", {"after": "list"})
    assert 'data-keys="off"' in desk.get("/office/").content.decode()
    assert desk.post("/office/choices/", {"after": "nonsense"}).status_code == 422
