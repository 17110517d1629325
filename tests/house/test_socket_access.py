"""The rows for the socket, driven against the real server."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from saypro.accounts import testing as people
from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.listings.testing import a_listing
from saypro.project.testing.live import Site
from tests.house import access_matrix as matrix

Sockets = dict[str, ClientConnection]


@pytest.fixture
def deal(live_site: Site) -> Conversation:
    """A thread about an ad of Sipho's, with one message in it."""
    buyer, owner = people.a_person("Lerato Mokoena"), people.a_person("Sipho Dlamini")
    thread = a_deal(buyer=buyer, listing=a_listing(seller=owner))
    say(thread, buyer)
    return thread


@pytest.fixture
def sockets(live_site: Site, deal: Conversation) -> Iterator[Sockets]:
    owner = User.objects.get(name="Sipho Dlamini")
    persons = {"stranger": people.a_person("Thabo Nkosi"), "owner": owner}
    persons |= {"agent": people.an_agent(), "admin": people.an_admin()}
    with ExitStack() as opened:
        yield {who: opened.enter_context(socket_of(live_site, person)) for who, person in persons.items()}


def socket_of(site: Site, person: User) -> ClientConnection:
    cookie = f"sessionid={people.signed_in_client(person).cookies['sessionid'].value}"
    address = f"ws://localhost:{site.port}/socket/"
    return connect(address, origin=Origin(site.url), additional_headers={"Cookie": cookie})


def test_topics_let_listen_whom_their_rows_name(sockets: Sockets, deal: Conversation) -> None:
    names = {"thread": f"thread:{deal.ref}", "inbox": "inbox", "office": "office", "notices": "notices"}
    names["notes"] = f"notes:{a_support_thread(User.objects.get(name='Sipho Dlamini')).ref}"
    heard = {
        topic: {who for who, socket in sockets.items() if "joined" in ask(socket, "join", topic=names[topic])}
        for topic in matrix.TOPICS
    }
    assert heard == {topic: row.who for topic, row in matrix.TOPICS.items()}


@pytest.mark.parametrize("command", ["post", "edit", "delete", "changes", "typing", "paused"])
def test_commands_obey_whom_their_rows_name(sockets: Sockets, deal: Conversation, command: str) -> None:
    seq = say(deal, User.objects.get(name="Sipho Dlamini")).seq
    wishes: dict[str, dict[str, Any]] = {
        "post": {"client_id": str(uuid4()), "body": "Hello"},
        "edit": {"seq": seq, "body": "Hello"},
        "delete": {"seq": seq},
    }
    for socket in sockets.values():
        ask(socket, "join", topic=f"thread:{deal.ref}")
    obeyed = {
        who
        for who, socket in sockets.items()
        if "error" not in ask(socket, command, conversation=deal.ref, **wishes.get(command, {}))
    }
    assert obeyed == matrix.COMMANDS[command].who


def test_only_the_office_says_that_it_looks_at_a_ticket(sockets: Sockets) -> None:
    ref = a_support_thread(User.objects.get(name="Sipho Dlamini")).ref
    for socket in sockets.values():
        ask(socket, "join", topic=f"notes:{ref}")
    obeyed = {
        who for who, socket in sockets.items() if "error" not in ask(socket, "viewing", conversation=ref)
    }
    assert obeyed == matrix.COMMANDS["viewing"].who


@pytest.mark.parametrize("command", ["received", "read"])
def test_receipts_move_only_the_pointers_of_those_who_take_part(
    sockets: Sockets, deal: Conversation, command: str
) -> None:
    for socket in sockets.values():
        ask(socket, command, conversation=deal.ref, seq=1)
    ask(sockets["owner"], "post", conversation=deal.ref, client_id=str(uuid4()), body="Yes")
    pointed = Participant.objects.filter(conversation=deal, received_seq__gte=1)
    assert {place.person.name for place in pointed} == {"Lerato Mokoena", "Sipho Dlamini"}


def ask(socket: ClientConnection, command: str, **data: Any) -> set[str]:
    """The names of the frames that answer."""
    socket.send(json.dumps({command: data}))
    socket.send('{"ping": 1}')
    names: set[str] = set()
    ends = {"posted", "done", "error"} if command in {"post", "edit", "delete"} else {"pong"}
    while not names & ends:
        names |= json.loads(socket.recv(timeout=5)).keys()
    return names
