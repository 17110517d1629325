"""The postbox while it is open: what is sent first is numbered first, whichever way it is stored."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest
from django.db import connection

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations import postbox
from saypro.conversations.actions import Outcome, Post, Refused
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, an_upload
from saypro.kit.trips import Trips, ask

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def buyer() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def thread(buyer: User) -> Conversation:
    return a_deal(buyer=buyer)


def test_files_quotes_and_words_are_numbered_as_they_were_sent(thread: Conversation, buyer: User) -> None:
    posts = [
        Post(thread.ref, buyer.pk, uuid4(), "First"),
        Post(thread.ref, buyer.pk, uuid4(), "With a file", attachments=(an_upload(thread, buyer).ref,)),
        Post(thread.ref, buyer.pk, uuid4(), "Behind the file"),
        Post(thread.ref, buyer.pk, uuid4(), "As I said", quote=1),
        Post(thread.ref, buyer.pk, uuid4(), "Last"),
    ]

    async def send() -> None:
        assert [outcome.seq for outcome in await sent(*posts)] == [1, 2, 3, 4, 5]  # type: ignore[union-attr]

    in_an_open_postbox(send)
    assert list(Message.objects.order_by("seq").values_list("body", flat=True)) == [
        post.body for post in posts
    ]


def test_pages_post_from_their_threads_and_hear_refusals(thread: Conversation, buyer: User) -> None:
    stranger = a_person("Somebody Else")

    async def send() -> None:
        mine, theirs = (Post(thread.ref, who.pk, uuid4(), "Hello") for who in (buyer, stranger))
        assert (await asyncio.to_thread(postbox.submit_and_wait, mine)).seq == 1
        with pytest.raises(Refused, match="not_found"):
            await asyncio.to_thread(postbox.submit_and_wait, theirs)

    in_an_open_postbox(send)


def test_a_broken_connection_costs_one_try(thread: Conversation, buyer: User) -> None:
    post = Post(thread.ref, buyer.pk, uuid4(), "Still here")

    async def send() -> None:
        await sent(Post(thread.ref, buyer.pk, uuid4(), "Before"))
        await asyncio.to_thread(cut, await postbox._line.make_trips(pid_of()))
        (failed,) = await sent(post)
        assert isinstance(failed, Refused)
        assert failed.code == "unavailable"
        (stored,) = await sent(post)
        assert not isinstance(stored, Refused)

    in_an_open_postbox(send)
    assert list(Message.objects.order_by("seq").values_list("body", flat=True)) == ["Before", "Still here"]


async def sent(*posts: Post) -> list[Outcome]:
    answers: list[asyncio.Future[Outcome]] = []
    for post in posts:
        answers.append(asyncio.get_running_loop().create_future())
        postbox.submit(post, answers[-1].set_result)
    return await asyncio.gather(*answers)


def in_an_open_postbox(work: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        async with postbox.open_postbox():
            await work()

    asyncio.run(run())


def pid_of() -> Trips[int]:
    asked = ask("SELECT pg_backend_pid()")
    yield
    pid: int = asked.fetchall()[0][0]
    return pid


def cut(pid: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    connection.close()
