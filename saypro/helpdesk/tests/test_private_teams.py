"""Tickets of a private team are there for its members and the leads, and for nobody else, on every road."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.conversations import access as threads_for
from saypro.conversations import actions as threads
from saypro.conversations import queries as found_in_threads
from saypro.conversations.live import ThreadTopic
from saypro.conversations.models import Conversation
from saypro.conversations.queries import Search
from saypro.conversations.testing import an_upload, say
from saypro.events.testing import run_reactions
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.live import NotesTopic
from saypro.helpdesk.models import Call, CallBack, InboundMail, Membership, Split, Team, Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_team, a_ticket, be, told
from saypro.helpdesk.wanted import Queue, Wanted
from saypro.kit.refs import new_ref
from saypro.notifications.models import Notice
from saypro.realtime.topics import Listener

pytestmark = pytest.mark.django_db


@pytest.fixture
def insider() -> User:
    return an_agent("Thabo Molefe")


@pytest.fixture
def outsider() -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def lead() -> User:
    return a_lead("Sanele Mthethwa")


@pytest.fixture
def secret(insider: User) -> Ticket:
    """A complaint about somebody of the office, with the team that deals with those."""
    team = a_team(insider, name="Complaints about us")
    Team.objects.update(is_private=True)
    ticket = a_ticket(a_person("Lerato Mokoena"), "Your agent was rude", "The invoice of your agent")
    Ticket.objects.filter(pk=ticket.pk).update(team=team)
    return Ticket.objects.select_related("conversation").get(pk=ticket.pk)


@pytest.fixture(params=["insider", "outsider", "lead"])
def anyone(request: pytest.FixtureRequest, insider: User, outsider: User, lead: User) -> tuple[User, bool]:
    """Somebody of the office, and whether they may see it."""
    return {"insider": insider, "outsider": outsider, "lead": lead}[
        request.param
    ], request.param != "outsider"


def is_there(get: Any, *args: Any) -> bool:
    try:
        return bool(get(*args))
    except Http404:
        return False


def test_pages_and_what_lies_in_the_thread(secret: Ticket, anyone: tuple[User, bool]) -> None:
    person, may_see = anyone
    thread = secret.conversation
    member = secret.member
    assert member is not None
    file = an_upload(thread, member)
    say(thread, member, "Here is proof", file)
    assert is_there(access.ticket_for, person, secret.ref) is may_see
    assert is_there(access.thread_for, person, thread.ref) is may_see
    assert is_there(threads_for.conversation_for, person, thread.ref) is may_see
    assert is_there(threads_for.attachment_for, person, file.ref) is may_see
    assert is_there(threads_for.message_for, person, thread.ref, 1) is may_see
    client = signed_in_client(person)
    for name in ("helpdesk:ticket", "conversations:transcript"):
        assert (client.get(reverse(name, args=[thread.ref])).status_code == 200) is may_see
    posts: list[tuple[str, str]] = [
        ("category", secret.ref),
        ("assignment", thread.ref),
        ("replies", thread.ref),
    ]
    for name, ref in posts:
        assert (client.post(reverse(f"helpdesk:{name}", args=[ref])).status_code != 404) is may_see


def test_queues_their_numbers_and_the_search(secret: Ticket, anyone: tuple[User, bool]) -> None:
    person, may_see = anyone
    run_reactions()
    now = timezone.now()
    rows = queries.queue_page(person, Wanted(Queue.ALL), now).rows
    assert ([row.ticket for row in rows] == [secret]) is may_see
    assert queries.queue_counts(person, now)[Queue.ALL] == may_see
    assert (queries.tickets_called(person, "rude") == [secret]) is may_see
    assert bool(found_in_threads.found_by_office(person, Search("invoice")).messages) is may_see


def test_the_socket(secret: Ticket, anyone: tuple[User, bool]) -> None:
    person, may_see = anyone
    listener = Listener(person.pk, person.handle, person.name, is_office=True)
    key, ref = secret.conversation_id, secret.conversation.ref
    for topic in (ThreadTopic(), NotesTopic()):
        assert (topic.join(listener, ref, {}) is not None) is may_see
        assert topic.still_allowed([(key, person.pk)]) == ({(key, person.pk)} if may_see else set())


def test_notes_mentions_and_notices(secret: Ticket, anyone: tuple[User, bool], insider: User) -> None:
    person, may_see = anyone
    writer = an_agent("Megan Fletcher")
    Membership.objects.create(team=Team.objects.get(), agent=writer)
    note = actions.write_note(secret, f"@{person.name} please look", by=writer, at=timezone.now())
    actions.follow(secret, person)
    run_reactions()
    assert is_there(access.note_for, person, note.ref) is may_see
    assert queries.mentions_of(person).exists() is may_see
    assert (person in queries.followers_of(secret)) is may_see
    assert Notice.objects.filter(person=person, kind__startswith="desk").exists() is may_see
    told_of = actions.tell_of_escalation(
        secret.pk, person.pk, event_id=1, key="breach", name="s.breach", at=timezone.now()
    )
    assert told_of is may_see


def test_a_mail_in_it(secret: Ticket, anyone: tuple[User, bool]) -> None:
    person, may_see = anyone
    mail = InboundMail.objects.create(
        raw=b"", received_at=timezone.now(), conversation=secret.conversation, state="posted"
    )
    assert is_there(access.inbound_mail_for, person, mail.pk) is may_see


def test_calls_about_it(secret: Ticket, anyone: tuple[User, bool]) -> None:
    person, may_see = anyone
    member = secret.member
    assert member is not None
    call = Call.objects.create(
        conversation=secret.conversation, at=timezone.now(), direction="in", outcome="missed"
    )
    assert is_there(access.call_for, person, call.ref) is may_see
    assert (call in queries.newest_calls(person)) is may_see
    wish = CallBack.objects.create(
        person=member,
        conversation=secret.conversation,
        number="+27825550123",
        asked_at=timezone.now(),
        starts_at=timezone.now(),
        due_at=timezone.now() + timedelta(hours=1),
    )
    assert is_there(access.call_back_for, person, wish.ref) is may_see
    assert (wish in queries.open_call_backs(person)) is may_see


def test_beside_other_tickets_it_is_not_named(secret: Ticket, outsider: User) -> None:
    member = secret.member
    assert member is not None
    other = a_ticket(member, "Where is my ad")
    actions.link(other, secret, by=outsider, at=timezone.now())
    assert queries.related_tickets(other) == []
    assert queries.other_open_tickets(other) == []
    assert queries.past_threads(member, other.conversation, other) == []
    assert queries.related_tickets(secret) == [other]
    Split.objects.create(ticket=other, into=secret, message_id=1, at=timezone.now())
    assert queries.around(other).splits == []
    split = queries.around(secret).split_from
    assert split is not None
    assert split.ticket == other
    address = reverse("helpdesk:links", args=[other.ref])
    answer = signed_in_client(outsider).post(address, {"other": secret.ref}, follow=True)
    assert "There is no such ticket." in answer.content.decode()


def test_it_is_given_to_its_team_only(secret: Ticket, outsider: User, insider: User, lead: User) -> None:
    with pytest.raises(Refused, match="only people of its team"):
        actions.assign(secret, outsider, by=lead)
    actions.assign(secret, insider, by=lead)


def seats(thread: Conversation) -> set[str]:
    sitting = thread.participants.filter(part="agent", left_at=None)
    return set(sitting.values_list("person__name", flat=True))


def test_who_was_in_it_before_is_shown_out(outsider: User, insider: User, lead: User) -> None:
    ticket = a_ticket(at=timezone.now() - timedelta(minutes=10))
    for agent in (insider, lead, outsider):
        threads.take(ticket.conversation, agent)
    team = a_team(insider, name="Complaints about us")
    actions.route(timezone.now())
    assert Ticket.objects.get().team == team
    matters = actions.Matters(is_private=True)
    actions.save_team(team, name=team.name, matters=matters, by=lead)
    assert seats(ticket.conversation) == {insider.name, lead.name}
    assert Ticket.objects.get().conversation.assignee is None
    told(say(ticket.conversation, ticket.member or lead, "More").message_id)
    assert not is_there(access.ticket_for, outsider, ticket.ref)
    actions.drop_member(team.memberships.get(), by=lead)
    assert seats(ticket.conversation) == {lead.name}


def test_routing_into_a_private_team_shows_out_the_rest(outsider: User, insider: User) -> None:
    ticket = a_ticket(at=timezone.now() - timedelta(minutes=10))
    threads.take(ticket.conversation, outsider)
    a_team(insider, name="Complaints about us", categories=["complaint"])
    Team.objects.update(is_private=True)
    actions.sort(ticket, "complaint", by=outsider)
    run_reactions()
    assert seats(ticket.conversation) == {insider.name}
    assert Ticket.objects.get().conversation.assignee == insider


def test_routing_gives_nobody_a_thread_with_an_older_secret(
    secret: Ticket, outsider: User, insider: User
) -> None:
    be(insider, is_there=False)
    open_team = a_team(outsider, name="Support")
    later = a_later_ticket(secret, open_team)
    assert actions.route(timezone.now()) == 0
    assert holder(later) is None

    Membership.objects.create(team=open_team, agent=insider, capacity=1)
    be(insider, is_there=True)
    assert actions.route(timezone.now()) == 1
    assert holder(later) == insider


def a_later_ticket(earlier: Ticket, team: Team) -> Ticket:
    """The next matter in the same thread."""
    later = Ticket.objects.get(pk=earlier.pk)
    Ticket.objects.filter(pk=earlier.pk).update(state=Ticket.State.SOLVED, solved_at=timezone.now())
    later.pk, later.ref, later.team = None, new_ref(), team
    later.save()
    return later


def holder(ticket: Ticket) -> User | None:
    return Conversation.objects.select_related("assignee").get(pk=ticket.conversation_id).assignee


def test_what_somebody_of_the_office_brought_themselves_stays_theirs(insider: User) -> None:
    complaining = an_agent("Ashwin Fortuin")
    team = a_team(insider, name="Complaints about us")
    Team.objects.update(is_private=True)
    ticket = a_ticket(complaining)
    Ticket.objects.update(team=team)
    assert is_there(threads_for.conversation_for, complaining, ticket.conversation.ref)


def test_a_lead_makes_a_team_private(lead: User, insider: User) -> None:
    team, client = a_team(insider), Client()
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post(reverse("helpdesk:team", args=[team.pk]), {"name": "Complaints", "is_private": "on"})
    team.refresh_from_db()
    assert team.is_private
