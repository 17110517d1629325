"""Whatever happens in whatever order: every surface shows the number that a recount gives."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations import actions, queries
from saypro.conversations.actions import Pointer, Refused
from saypro.conversations.models import Conversation, Message
from saypro.conversations.places import FOR_GOOD
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.listings.testing import a_listing
from saypro.notifications.actions import read_all_notices, tell

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@dataclass
class Told:
    """One thread as somebody would keep it on paper: of each message, whether it is new."""

    thread: Conversation
    other: User
    news: list[bool] = field(default_factory=list)
    is_marked: bool = False
    archived: int | None = None
    muted_until: datetime | None = None

    def calls(self, at: datetime) -> bool:
        is_muted = self.muted_until is not None and self.muted_until > at
        is_archived = self.archived is not None and (is_muted or self.archived >= len(self.news))
        return any(self.news) and not is_muted and not is_archived

    def read(self) -> None:
        self.news = [False for _message in self.news]
        self.is_marked = False


@dataclass
class Paper:
    """Lerato's three threads, told by hand, and what the house makes of the same history."""

    me: User
    threads: list[Told]
    at: datetime = START
    blocked: set[int] = field(default_factory=set)
    notices: int = 0
    told: int = 0

    def hear(self, told: Told) -> None:
        if self.post(told, told.other):
            told.news.append(True)

    def write(self, told: Told) -> None:
        if self.post(told, self.me):
            told.read()
            told.news.append(False)

    def post(self, told: Told, writer: User) -> bool:
        try:
            say(told.thread, writer)
        except Refused:
            assert told.other.pk in self.blocked
            return False
        return True

    def take_back(self, told: Told) -> None:
        """Whoever wrote last thinks better of it."""
        said = told.thread.messages.exclude(kind=Message.Kind.UNDONE).order_by("-seq").first()
        if said is None:
            return
        actions.undo_message(said, said.sender, at=said.sent_at)
        told.news.pop()
        if told.is_marked and told.news and not any(told.news):
            told.news[-1] = True
        if told.archived is not None:
            told.archived = min(told.archived, len(told.news))

    def open(self, told: Told) -> None:
        end = Conversation.objects.get(pk=told.thread.pk).last_seq
        actions.move_pointers([Pointer(told.thread.ref, self.me.pk, end, end)])
        told.read()

    def mark_read(self, told: Told) -> None:
        actions.mark_read(self.me, [told.thread.ref])
        told.read()

    def mark_unread(self, told: Told) -> None:
        actions.mark_unread(self.me, [told.thread.ref])
        if told.news and not any(told.news):
            told.news[-1] = told.is_marked = True

    def archive(self, told: Told) -> None:
        actions.archive(self.me, [told.thread.ref])
        if told.news:
            told.archived = len(told.news)

    def unarchive(self, told: Told) -> None:
        actions.unarchive(self.me, [told.thread.ref])
        if told.news:
            told.archived = None

    def mute_an_hour(self, told: Told) -> None:
        self.mute(told, self.at + timedelta(hours=1))

    def mute_for_good(self, told: Told) -> None:
        self.mute(told, FOR_GOOD)

    def mute(self, told: Told, until: datetime) -> None:
        actions.mute(self.me, [told.thread.ref], until=until)
        if told.news:
            told.muted_until = until

    def unmute(self, told: Told) -> None:
        actions.unmute(self.me, [told.thread.ref])
        if told.news:
            told.muted_until = None

    def block(self, told: Told) -> None:
        actions.block_person(self.me, told.other)
        if not told.thread.is_support:
            self.blocked.add(told.other.pk)

    def unblock(self, told: Told) -> None:
        actions.unblock_person(self.me, told.other)
        self.blocked.discard(told.other.pk)

    def wait(self, _told: Told) -> None:
        self.at += timedelta(minutes=40)

    def be_told(self, _told: Told) -> None:
        self.told += 1
        what = {"kind": "security", "title": "News", "body": "", "url": "/saved/", "event_id": self.told}
        tell(self.me.pk, at=self.at, **what)  # type: ignore[arg-type]
        self.notices += 1

    def read_notices(self, _told: Told) -> None:
        read_all_notices(self.me, at=self.at)
        self.notices = 0

    def archive_and_undo(self, told: Told) -> None:
        actions.refile(self.me, actions.archive(self.me, [told.thread.ref]))

    def read_and_undo(self, told: Told) -> None:
        before = actions.mark_read(self.me, [told.thread.ref])
        actions.refile(self.me, before)
        told.is_marked |= bool(before)

    def recount(self) -> Counter[str]:
        calling = [str(told.thread.kind) for told in self.threads if told.calls(self.at)]
        calling += ["notices"] * self.notices
        return Counter({"deal": 0, "support": 0}) + Counter(calling)


STEPS: list[Callable[[Paper, Told], None]] = [
    Paper.hear,
    Paper.write,
    Paper.take_back,
    Paper.open,
    Paper.mark_read,
    Paper.mark_unread,
    Paper.archive,
    Paper.unarchive,
    Paper.mute_an_hour,
    Paper.mute_for_good,
    Paper.unmute,
    Paper.block,
    Paper.unblock,
    Paper.wait,
    Paper.be_told,
    Paper.read_notices,
    Paper.archive_and_undo,
    Paper.read_and_undo,
]
WHICH = st.sampled_from((0, 0, 0, 0, 0, 1, 2))  # mostly one thread: only steps on the same one meet
HISTORIES = st.lists(st.tuples(st.sampled_from(STEPS), WHICH), min_size=20, max_size=40)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORIES)
def test_every_number_is_a_recount(history: list[tuple[Callable[[Paper, Told], None], int]]) -> None:
    paper = a_paper()
    for step, which in history:
        with time_machine.travel(paper.at, tick=False):
            step(paper, paper.threads[which])
        assert numbers_of(paper) == paper.recount(), step.__name__
    with time_machine.travel(paper.at, tick=False):
        assert_all_surfaces_agree(signed_in_client(paper.me), paper.recount())


def a_paper() -> Paper:
    me, buyer, seller = a_person("Lerato Mokoena"), a_person("Naledi Pillay"), a_person("Sipho Dlamini")
    agent = a_person("Zanele Khumalo", role="agent")
    question = a_support_thread(member=me)
    actions.take(question, agent)
    return Paper(
        me,
        [
            Told(a_deal(buyer=me, listing=a_listing(seller=seller)), seller),
            Told(a_deal(buyer=buyer, listing=a_listing(seller=me)), buyer),
            Told(question, agent),
        ],
    )


def numbers_of(paper: Paper) -> Counter[str]:
    counts = queries.unread_counts(paper.me, paper.at)
    return Counter(deal=counts.deals, support=counts.support, notices=counts.notices)


def assert_all_surfaces_agree(browser: Client, recount: Counter[str]) -> None:
    page = browser.get("/messages/?show=unread").content.decode()
    frame = re.findall(r"data-unread-count[^>]*><span data-count>(\d+)<", page)
    lanes = dict(re.findall(r'data-unread-lane="(\w+)"[^>]*><span data-count>(\d+)<', page))
    listed = len(re.findall(r"<li data-ref=", page))
    total = recount.total()
    asked = browser.get("/messages/unread").json()
    assert asked["threads"] + asked["lanes"]["notices"] == total, "what every open tab asks for"
    assert {int(number) for number in frame} == {total}, "the head of the page and its tab bar"
    by_lane = {"all": total, "deals": recount["deal"], "support": recount["support"]}
    assert lanes == {lane: str(count) for lane, count in (by_lane | {"notices": recount["notices"]}).items()}
    assert listed == total - recount["notices"], "the list of what is unread"
