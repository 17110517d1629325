"""Notes of the office: who may write, change and see them, who is named, who follows."""

from datetime import datetime, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.actions import join_support, take
from saypro.conversations.testing import say
from saypro.events.actions import record
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.events import TicketEscalated
from saypro.helpdesk.live import NotesTopic
from saypro.helpdesk.mentions import named_in
from saypro.helpdesk.models import Follower, Mention, Note, Ticket
from saypro.helpdesk.reactions import follow_escalation
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_ticket
from saypro.notifications.models import Notice
from saypro.realtime.topics import Dirty, Listener

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=5)
LATE = timedelta(minutes=15)


@pytest.fixture
def zanele() -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def sanele() -> User:
    return an_agent("Sanele Dube")


@pytest.fixture
def ticket(member: User) -> Ticket:
    return a_ticket(member)


def wrote(ticket: Ticket, by: User, body: str = "They share one photo", at: datetime | None = None) -> Note:
    return actions.write_note(ticket, body, by=by, at=at or timezone.now())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Zanele Khumalo please", [1]),
        ("ask @zanele, or @Sanele.", [1, 2]),
        ("@Thabo there are two of", []),
        ("@Thabo Nkosi is one", [3]),
        ("write to zanele@zanele.example", []),
        ("@Zaneles is nobody", []),
        ("@", []),
    ],
)
def test_names_behind_an_at_are_colleagues(text: str, named: list[int]) -> None:
    names = {1: "Zanele Khumalo", 2: "Sanele Dube", 3: "Thabo Nkosi", 4: "Thabo Molefe"}
    assert [one.person_id for one in named_in(text, names)] == named


def test_who_is_named_hears_of_it_and_follows(ticket: Ticket, zanele: User, sanele: User) -> None:
    run_reactions()
    wrote(ticket, zanele, "@Sanele can you release them? @Zanele knows")
    run_reactions()
    (mention,) = queries.mentions_of(sanele, seen=False)
    assert mention.note.author == zanele
    assert list(queries.mentions_of(zanele)) == [], "nobody names themselves"
    assert queries.followers_of(ticket) == [sanele, zanele]
    (notice,) = Notice.objects.filter(person=sanele)
    assert (notice.kind, notice.title) == ("desk_mention", "Zanele Khumalo named you in a note")
    assert "release" not in notice.title + notice.body


def test_a_mention_is_seen_once_the_ticket_was_looked_at(ticket: Ticket, zanele: User, sanele: User) -> None:
    wrote(ticket, zanele, "@Sanele look")
    assert actions.see_mentions(sanele, ticket.conversation_id, at=timezone.now()) == 1
    assert not queries.mentions_of(sanele, seen=False)
    assert queries.mentions_of(sanele, seen=True).count() == 1


def test_own_notes_change_for_a_quarter_of_an_hour(ticket: Ticket, zanele: User, sanele: User) -> None:
    note = wrote(ticket, zanele, "@Sanele look")
    changed = actions.edit_note(note, "Solved, never mind", by=zanele, at=note.written_at + SOON)
    assert changed.edited_at is not None
    assert not Mention.objects.exists(), "who is no longer named was not meant"
    with pytest.raises(Refused, match="15 minutes"):
        actions.edit_note(note, "Later", by=zanele, at=note.written_at + LATE)
    with pytest.raises(Refused, match="Only who wrote"):
        actions.delete_note(note, by=sanele, at=note.written_at + SOON)


def test_a_deleted_note_leaves_no_words(ticket: Ticket, zanele: User) -> None:
    note = wrote(ticket, zanele, "Wrong ticket")
    actions.delete_note(note, by=zanele, at=note.written_at + SOON)
    note.refresh_from_db()
    assert (note.body, note.deleted_at is not None) == ("", True)


@pytest.mark.parametrize("body", ["", "  \n ", "x" * 4001])
def test_an_empty_or_endless_note_is_refused(ticket: Ticket, zanele: User, body: str) -> None:
    with pytest.raises(Refused):
        wrote(ticket, zanele, body)
    assert not Note.objects.exists()


def test_who_left_by_choice_is_not_made_to_follow_again(ticket: Ticket, zanele: User) -> None:
    wrote(ticket, zanele)
    actions.choose_following(ticket, zanele, is_following=False)
    wrote(ticket, zanele, "One more thing")
    assert not queries.is_following(ticket, zanele)
    assert Follower.objects.count() == 1


def test_followers_hear_of_words_and_of_who_has_it(ticket: Ticket, zanele: User, sanele: User) -> None:
    run_reactions()
    actions.choose_following(ticket, zanele, is_following=True)
    take(ticket.conversation, sanele)
    say(ticket.conversation, ticket.member or sanele, "Anybody there?")
    say(ticket.conversation, ticket.member or sanele, "Hello?")
    run_reactions()
    told = Notice.objects.filter(person=zanele, kind="desk_news").values_list("title", flat=True)
    assert sorted(told) == [
        "Lerato Mokoena wrote in a ticket you follow",
        "Sanele Dube has a ticket you follow now",
    ], "the second word tells nothing that the first did not"
    assert queries.is_following(ticket, sanele), "who takes it follows it"
    assert not Notice.objects.filter(person=sanele, title__contains="Sanele").exists()


def test_followers_hear_that_it_was_raised(ticket: Ticket, zanele: User) -> None:
    actions.choose_following(ticket, zanele, is_following=True)
    record(TicketEscalated(ticket_id=ticket.pk, level=3, key="late", name="Late"))
    follow_escalation(recorded(TicketEscalated)[-1])
    titles = Notice.objects.filter(person=zanele).values_list("title", flat=True)
    assert list(titles) == ["A ticket you follow was raised"]


def test_who_answers_follows(ticket: Ticket, zanele: User) -> None:
    join_support(ticket.conversation, zanele)
    say(ticket.conversation, zanele, "I am looking")
    run_reactions()
    assert queries.followers_of(ticket) == [zanele]


def test_who_left_the_office_follows_nothing(ticket: Ticket, zanele: User) -> None:
    actions.choose_following(ticket, zanele, is_following=True)
    User.objects.filter(pk=zanele.pk).update(role="member")
    assert queries.followers_of(ticket) == []


def test_members_get_no_note_and_hear_of_none(ticket: Ticket, zanele: User) -> None:
    note, member = wrote(ticket, zanele), ticket.member
    assert member is not None
    for person in (member, a_person("Thabo Nkosi")):
        with pytest.raises(Http404):
            access.note_for(person, note.ref)
        listener = Listener(person.pk, person.handle, person.name, is_office=False)
        assert NotesTopic().join(listener, ticket.conversation.ref, {}) is None
    assert NotesTopic().still_allowed([(1, member.pk), (1, zanele.pk)]) == {(1, zanele.pk)}


def test_what_is_pushed_equals_what_joining_shows(ticket: Ticket, zanele: User) -> None:
    topic, key = NotesTopic(), ticket.conversation_id
    first = wrote(ticket, zanele, "First")
    second = wrote(ticket, zanele, "Second")
    changed = actions.edit_note(first, "First, corrected", by=zanele, at=timezone.now())
    pushed = topic.news({key: Dirty(changed.pk, 0, {-changed.pk, second.pk})})[key]
    listener = Listener(zanele.pk, zanele.handle, zanele.name, is_office=True)
    joined = topic.join(listener, ticket.conversation.ref, {})
    assert joined is not None
    assert joined.frames == pushed.frames
    assert joined.last == pushed.last == second.pk
    assert "First, corrected" in pushed.frames[0]
    assert topic.standing([key]) == {key: (second.pk, 0, f"notes:{ticket.conversation.ref}")}
