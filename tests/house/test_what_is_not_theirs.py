"""What is not somebody's own looks to them as if it were not there, by whichever verb they ask."""

import re

import pytest
from django.http import HttpResponseBase
from django.urls import reverse

from saypro.accounts.testing import a_person, signed_in_client
from tests.house import access_matrix as matrix
from tests.house.test_access import World, ask

DRAWN_ANEW = re.compile(r'csrf\w*" (?:value|content)="\w+"|"csrf\w*": "\w+"', re.I)


@pytest.mark.django_db
@pytest.mark.parametrize("room", ["conversations", "deals", "surveys"])
def test_a_stranger_cannot_tell_what_is_anothers_from_what_is_not_there(room: str) -> None:
    world = World()
    rows = {name: row for name, row in matrix.PAGES.items() if name.startswith(f"{room}:") and row.names}
    hidden = {name: row for name, row in rows.items() if "stranger" not in row.who}
    assert hidden
    assert [name for name, row in hidden.items() if is_told_apart(world, name, row)] == []


def is_told_apart(world: World, name: str, row: matrix.Row) -> bool:
    there = world.names(name)
    nowhere = {key: key_of_nothing(value) if key != "size" else value for key, value in there.items()}
    client = world.clients["stranger"]
    return told(ask(client, row, path := reverse(name, kwargs=there)), path) != told(
        ask(client, row, path := reverse(name, kwargs=nowhere)), path
    )


def key_of_nothing(value: str | int) -> str | int:
    return value + 1_000_000 if isinstance(value, int) else "x" * len(value)


def told(response: HttpResponseBase, path: str) -> tuple[int, dict[str, str], str]:
    """All that an answer says, but for the address that was asked for and what is drawn by chance."""
    words = getattr(response, "content", b"").decode()
    heads = {name: value for name, value in response.items() if name != "Content-Length"}
    return response.status_code, heads, DRAWN_ANEW.sub("", words).replace(path, "")


@pytest.mark.django_db
def test_no_page_answers_to_a_verb_it_does_not_have() -> None:
    """Nor does it show by another verb what it would show by its own."""
    client = signed_in_client(a_person())
    answers = {
        (name, verb): getattr(client, verb)(reverse(name)).status_code
        for name, row in matrix.PAGES.items()
        for verb in ("options", "trace")
        if not row.names and name != "up"  # some load balancers ask it by OPTIONS
    }
    assert {one: status for one, status in answers.items() if status not in (302, 403, 404, 405)} == {}
