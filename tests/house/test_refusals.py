"""Whatever is kept from somebody who asks for it by name is noted, wherever they ask."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from saypro.accounts import testing as people
from saypro.accounts.models import Refusal, User
from saypro.conversations.testing import a_deal, a_support_thread
from saypro.helpdesk.queries import kinds_of_things
from saypro.kit.withheld import KINDS
from saypro.listings.testing import a_listing
from saypro.project.testing.live import Site
from saypro.project.testing.workers import soon
from tests.house import access_matrix as matrix
from tests.house.test_access import World
from tests.house.test_socket_access import socket_of

PUBLIC = {"key", "month", "quarter", "about", "token"}
"""What these name is the same for everybody: a figure, a month, a rule."""

BESIDE = {
    "portal:retry",  # what is parked belongs to nobody
    "portal:retry_mail",
    "conversations:ticket",  # answers to the name of the room above
}


def test_all_that_is_kept_from_people_has_words() -> None:
    assert {model._meta.label_lower for model in KINDS} == kinds_of_things().keys()


@pytest.mark.django_db
@pytest.mark.parametrize("room", sorted({name.split(":")[0] for name in matrix.PAGES}))
def test_who_is_refused_a_thing_by_a_page_is_noted(room: str) -> None:
    world, unnoted = World(), []
    for name, row in matrix.PAGES.items():
        if name.split(":")[0] != room or "stranger" in row.who or not row.names or PUBLIC & row.names.keys():
            continue
        path = reverse(name, kwargs=world.names(name))
        assert getattr(world.clients["stranger"], row.method)(path).status_code in (403, 404)
        rows = Refusal.objects.exclude(kind="").filter(person=world.bystander)
        if not any(f"{row.method.upper()} {name}" in each.ways for each in rows):
            unnoted.append(name)
        rows.delete()
    assert set(unnoted) <= BESIDE


@pytest.mark.parametrize("who", ["stranger", "agent"])
def test_who_is_refused_a_thread_over_the_socket_is_noted(live_site: Site, who: str) -> None:
    thread = a_deal(buyer=people.a_person(), listing=a_listing())
    person = people.an_agent() if who == "agent" else people.a_person("Thabo Nkosi")
    asked: dict[str, dict[str, Any]] = {
        "post": {"conversation": thread.ref, "client_id": str(uuid4()), "body": "Hello"},
        "edit": {"conversation": thread.ref, "seq": 1, "body": "Hello"},
        "delete": {"conversation": thread.ref, "seq": 1},
        "changes": {"conversation": thread.ref, "after": 0},
    }
    with socket_of(live_site, person) as socket:
        socket.send(json.dumps({"join": {"topic": f"thread:{thread.ref}"}}))
        socket.send(json.dumps({"join": {"topic": f"notes:{thread.ref}"}}))
        for command, data in asked.items():
            socket.send(json.dumps({command: data}))
        ways = {f"socket {way}" for way in ("join thread", "join notes", *asked)}
        soon(lambda: noted(person) == ways, "not every attempt is noted", within_s=60)
    row = Refusal.objects.get(person=person, kind="conversations.conversation")
    assert (row.key, row.times) == (thread.ref, 6)


def noted(person: User) -> set[str]:
    return {way for row in Refusal.objects.filter(person=person) for way in row.ways}


def test_what_somebody_may_do_over_the_socket_is_not_noted(live_site: Site) -> None:
    member = people.a_person()
    thread = a_support_thread(member=member)
    with socket_of(live_site, member) as socket:
        socket.send(json.dumps({"join": {"topic": f"thread:{thread.ref}"}}))
        socket.send(json.dumps({"delete": {"conversation": thread.ref, "seq": 99}}))
        while "error" not in json.loads(socket.recv(timeout=5)):
            pass
    assert not Refusal.objects.exists(), "there is no such message, which is nobody's fault"
