"""Our office in a thread between two members: asked in, at work, done, gone, and asked in again."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.actions import change_role
from saypro.accounts.models import Role, User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.conversations import access as threads_for
from saypro.conversations import actions as threads
from saypro.conversations import queries as found_in_threads
from saypro.conversations.live import ThreadTopic
from saypro.conversations.models import Attachment, Conversation, Message
from saypro.conversations.queries import Search
from saypro.conversations.testing import a_deal, an_upload, say
from saypro.events.models import Event
from saypro.events.testing import run_reactions
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.actions.bringing_in import PER_DAY
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import OfficeAskedIn
from saypro.helpdesk.live import NotesTopic
from saypro.helpdesk.models import Channel, Invitation, Team, Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_deal_with_office, a_team, a_ticket, told
from saypro.helpdesk.wanted import Queue, Wanted
from saypro.listings.testing import a_listing
from saypro.notifications.models import Notice
from saypro.realtime.topics import Listener

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7, minutes=1)


@pytest.fixture(autouse=True)
def _nobody_asked_today() -> None:
    cache.clear()


@pytest.fixture
def buyer() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def seller() -> User:
    return a_person("Sipho Dlamini")


@pytest.fixture
def deal(buyer: User, seller: User) -> Conversation:
    """Where something was said, changed and deleted."""
    thread = a_deal(buyer=buyer, listing=a_listing(seller=seller))
    now = timezone.now()
    say(thread, buyer, "I have paid R 500", an_upload(thread, buyer, "receipt.pdf"))
    said = say(thread, seller, "Pay me in vouchers")
    threads.edit_message(Message.objects.get(pk=said.message_id), seller, "Thank you", at=now)
    gone = say(thread, seller, "I know where you live")
    threads.delete_message(Message.objects.get(pk=gone.message_id), seller, at=now)
    run_reactions()
    return thread


@pytest.fixture
def ticket(deal: Conversation, buyer: User) -> Ticket:
    return ask(deal, buyer)


def ask(thread: Conversation, by: User, words: str = "He has my money") -> Ticket:
    return actions.bring_in(thread, by=by, reason="money", words=words, at=timezone.now())


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.select_related("conversation").get(pk=ticket.pk)


def answer(ticket: Ticket, agent: User, words: str = "We are looking at it") -> int:
    threads.join_support(fresh(ticket).conversation, agent)
    posted = say(ticket.conversation, agent, words)
    told(posted.message_id)
    return posted.seq


def tell(ticket: Ticket, person: User, words: str = "When?", *, quote: int = 0) -> None:
    told(say(ticket.conversation, person, words, quote=quote).message_id)


def is_there(get: object, *args: object) -> bool:
    try:
        return bool(get(*args))  # type: ignore[operator]
    except Http404:
        return False


def cards_in(thread: Conversation) -> list[str]:
    cards = Message.objects.filter(conversation=thread, kind="card").order_by("seq")
    return list(cards.values_list("card", flat=True))


# asked in


def test_either_side_asks_and_a_ticket_of_theirs_opens_on_the_very_thread(
    deal: Conversation, seller: User, agent: User
) -> None:
    ticket = ask(deal, seller)
    run_reactions()
    assert (ticket.conversation, ticket.member, ticket.channel) == (deal, seller, Channel.DEAL)
    assert (fresh(ticket).category, is_our_turn(ticket)) == ("complaint", True)
    rows = queries.queue_page(agent, Wanted(Queue.ALL), timezone.now()).rows
    assert [row.ticket for row in rows] == [ticket]
    assert is_there(access.thread_for, agent, deal.ref)


def test_the_other_side_is_told_by_a_card_and_a_notice_but_not_what_was_said(
    ticket: Ticket, deal: Conversation, seller: User, buyer: User
) -> None:
    run_reactions()
    assert cards_in(deal) == ["office_in"]
    notice = Notice.objects.get(person=seller, kind="office_in")
    page = signed_in_client(seller).get(deal.get_absolute_url()).content.decode()
    assert "asked our office into this conversation" in page
    assert "SayPro’s office is in this conversation." in page
    assert "He has my money" not in page + notice.title + notice.body
    assert not Notice.objects.filter(person=buyer, kind="office_in").exists()


def test_what_stood_there_is_frozen_with_what_was_changed_and_deleted(
    ticket: Ticket, deal: Conversation, agent: User, seller: User
) -> None:
    frozen = Invitation.objects.get(ticket=ticket).evidence
    said = [
        (one["body"], one["is_deleted"], [was["body"] for was in one["earlier"]])
        for one in frozen["messages"]
    ]
    assert said == [
        ("I have paid R 500", False, []),
        ("Thank you", False, ["Pay me in vouchers"]),
        ("", True, ["I know where you live"]),
    ]
    assert (frozen["messages"][0]["files"], frozen["ad"]["title"]) == (["receipt.pdf"], deal.subject)
    say(deal, seller, "This came later")
    page = signed_in_client(agent).get(reverse("helpdesk:ticket", args=[deal.ref])).content.decode()
    assert "I know where you live" in page
    assert "He has my money" in page
    assert Invitation.objects.get(ticket=ticket).evidence == frozen


def test_asking_twice_answers_with_the_ticket_that_is_there(
    ticket: Ticket, deal: Conversation, seller: User
) -> None:
    deal.refresh_from_db()
    assert ask(deal, seller) == ticket
    stale = Conversation.objects.get(pk=deal.pk)
    stale.office_since = None  # as a form that was sent at the same moment has read it
    assert ask(stale, seller) == ticket
    assert (Ticket.objects.count(), Event.objects.filter(kind=OfficeAskedIn.kind).count()) == (1, 1)
    assert cards_in(deal) == ["office_in"]


def test_a_block_keeps_nobody_from_asking_and_stays_a_block(
    deal: Conversation, buyer: User, seller: User
) -> None:
    threads.block_person(seller, buyer)
    ticket = ask(deal, buyer)
    answer(ticket, an_agent())
    for person in (buyer, seller):
        with pytest.raises(threads.Refused, match="blocked"):
            say(deal, person)


def test_only_the_two_ask_and_only_so_often(
    deal: Conversation, buyer: User, seller: User, agent: User
) -> None:
    for person in (a_person("Thabo Nkosi"), agent):
        with pytest.raises(Refused):
            ask(deal, person)
    for _each in range(PER_DAY):
        a_deal_with_office(buyer, seller)
    with pytest.raises(Refused, match="five conversations today"):
        ask(deal, buyer)
    assert ask(deal, seller).member == seller


def test_the_form_works_without_scripts_and_explains_what_is_missing(deal: Conversation, buyer: User) -> None:
    client, address = signed_in_client(buyer), reverse("helpdesk:bring_in", args=[deal.ref])
    page = client.get(address)
    assert b"Our office will see this whole conversation" in page.content
    refused = client.post(address, {"reason": "", "words": "x" * 1001})
    assert refused.status_code == 422
    assert b"Choose what is wrong." in refused.content
    assert b"Shorten it." in refused.content
    assert client.post(address, {"reason": "scam", "words": "Help"}).status_code == 302
    assert Ticket.objects.get(conversation=deal).priority == "high"
    assert client.get(address).status_code == 302, "while the office is there, there is nothing to ask"


@pytest.mark.parametrize("who", ["stranger", "agent"])
def test_strangers_and_the_office_find_no_form(deal: Conversation, agent: User, who: str) -> None:
    client = signed_in_client(agent if who == "agent" else a_person("Thabo Nkosi"))
    address = reverse("helpdesk:bring_in", args=[deal.ref])
    assert client.get(address).status_code == 404
    assert client.post(address, {"reason": "scam"}).status_code == 404


# who sees it


def roads(person: User, thread: Conversation, ticket: Ticket) -> set[bool]:
    """Whether each road to the thread leads there."""
    listener = Listener(person.pk, person.handle, person.name, is_office=True)
    client = signed_in_client(person)
    refs: list[tuple[str, str]] = [
        ("helpdesk:ticket", thread.ref),
        ("conversations:transcript", thread.ref),
        ("helpdesk:options", ticket.ref),
    ]
    posts: list[tuple[str, str]] = [("helpdesk:replies", thread.ref), ("helpdesk:category", ticket.ref)]
    file = Attachment.objects.get(conversation=thread)
    return {
        is_there(access.ticket_for, person, ticket.ref),
        is_there(access.thread_for, person, thread.ref),
        is_there(threads_for.conversation_for, person, thread.ref),
        is_there(threads_for.attachment_for, person, file.ref),
        bool(found_in_threads.found_by_office(person, Search("receipt")).messages),
        queries.tickets_called(person, thread.subject) == [ticket],
        ThreadTopic().join(listener, thread.ref, {}) is not None,
        NotesTopic().join(listener, thread.ref, {}) is not None,
        bool(ThreadTopic().still_allowed([(thread.pk, person.pk)])),
        bool(NotesTopic().still_allowed([(thread.pk, person.pk)])),
        *(client.get(reverse(name, args=[ref])).status_code == 200 for name, ref in refs),
        *(client.post(reverse(name, args=[ref])).status_code != 404 for name, ref in posts),
    }


def test_agents_see_it_on_every_road_while_the_office_is_there_and_on_none_before_or_after(
    deal: Conversation, buyer: User, agent: User
) -> None:
    assert not is_there(threads_for.conversation_for, agent, deal.ref)
    ticket = ask(deal, buyer)
    run_reactions()
    assert roads(agent, deal, ticket) == {True}
    answer(ticket, agent)
    actions.solve(fresh(ticket).conversation, agent)
    assert actions.leave_deals(timezone.now() + WEEK) == 1
    run_reactions()
    for person in (agent, a_lead()):
        assert roads(person, deal, ticket) == {False}
    with pytest.raises(threads.Refused):
        say(deal, agent)
    with pytest.raises(threads.Refused):
        threads.join_support(Conversation.objects.get(pk=deal.pk), agent)


def test_a_private_team_keeps_it_from_the_others(ticket: Ticket, deal: Conversation, agent: User) -> None:
    insider = an_agent("Thabo Molefe")
    team = a_team(insider, name="Fraud")
    Team.objects.update(is_private=True)
    Ticket.objects.filter(pk=ticket.pk).update(team=team)
    run_reactions()
    assert roads(agent, deal, ticket) == {False}
    assert roads(insider, deal, ticket) == {True}


def test_an_agent_who_buys_or_sells_there_is_a_side_and_not_the_office(
    deal: Conversation, buyer: User
) -> None:
    clerk = an_agent("Megan Fletcher")
    thread = a_deal(buyer=clerk, listing=a_listing(seller=buyer))
    ticket = ask(thread, buyer)
    assert is_there(threads_for.conversation_for, clerk, thread.ref)
    assert not is_there(access.thread_for, clerk, thread.ref)
    assert not is_there(access.ticket_for, clerk, ticket.ref)
    with pytest.raises(threads.Refused):
        threads.join_support(thread, clerk)
    with pytest.raises(Refused, match="somebody else takes it"):
        actions.assign(ticket, clerk, by=a_lead())
    a_team(clerk, name="Everything")
    run_reactions()
    actions.route(timezone.now())
    assert fresh(ticket).conversation.assignee is None


def test_strangers_see_as_little_as_before(ticket: Ticket, deal: Conversation) -> None:
    stranger = a_person("Thabo Nkosi")
    assert not is_there(threads_for.conversation_for, stranger, deal.ref)
    assert ThreadTopic().still_allowed([(deal.pk, stranger.pk)]) == set()


def test_it_is_not_merged_with_what_else_its_member_asked(ticket: Ticket, buyer: User, agent: User) -> None:
    other = a_ticket(buyer)
    assert ticket not in queries.other_open_tickets(other)
    with pytest.raises(Refused, match="stays where the two talk"):
        actions.merge(other, ticket, by=agent, reason="The same", at=timezone.now())


def test_who_is_no_longer_of_the_office_says_and_sees_nothing_there(
    ticket: Ticket, deal: Conversation, agent: User
) -> None:
    answer(ticket, agent)
    change_role(agent, role=Role.MEMBER, by=None)
    run_reactions()
    agent.refresh_from_db()
    assert not is_there(threads_for.conversation_for, agent, deal.ref)
    assert ThreadTopic().still_allowed([(deal.pk, agent.pk)]) == set()
    with pytest.raises(threads.Refused, match="not_found"):
        say(deal, agent)


# whose turn it is


def is_our_turn(ticket: Ticket) -> bool:
    return fresh(ticket).answer_due_at is not None


def test_what_the_two_say_to_each_other_moves_no_clock(
    ticket: Ticket, buyer: User, seller: User, agent: User
) -> None:
    answer(ticket, agent)
    assert not is_our_turn(ticket)
    tell(ticket, buyer, "Tomorrow at ten?")
    assert is_our_turn(ticket), "each one's first message after the office's last is for the office"
    answer(ticket, agent)
    told_before = ticket.steps.count()
    tell(ticket, seller, "I will bring it along tomorrow")
    tell(ticket, seller, "Or the day after")
    assert ticket.steps.count() == told_before + 1
    answer(ticket, agent)
    tell(ticket, buyer, "Thank you")
    assert not is_our_turn(ticket), "closing words ask for nothing"
    for person in (seller, buyer, buyer):
        tell(ticket, person, "Thank you")
    assert not is_our_turn(ticket)


def test_each_sides_first_message_after_the_office_counts_and_later_ones_only_with_a_quote(
    ticket: Ticket, buyer: User, seller: User, agent: User
) -> None:
    tell(ticket, seller, "What is this?")
    asked = ticket.steps.filter(what=What.ASKED)
    assert asked.count() == 1, "before the office has spoken, only the asking counts"
    spoken = answer(ticket, agent)
    for person in (buyer, seller, buyer, seller):
        tell(ticket, person, "Shall we say ten o’clock then?")
    assert asked.count() == 3
    tell(ticket, seller, "And what does that mean for me?", quote=spoken)
    assert asked.count() == 4


# done, again, and gone


def test_solved_it_stays_for_a_week_and_either_side_asks_again(
    ticket: Ticket, deal: Conversation, seller: User, agent: User
) -> None:
    answer(ticket, agent)
    actions.solve(fresh(ticket).conversation, agent)
    run_reactions()
    assert cards_in(deal) == ["office_in", "office_done"]
    tell(ticket, seller, "And now?")
    assert fresh(ticket).is_solved, "only asking opens it again"
    assert actions.leave_deals(timezone.now() + timedelta(days=6)) == 0
    client, address = signed_in_client(seller), reverse("helpdesk:bring_in", args=[deal.ref])
    assert b"Ask our office again" in client.get(address).content
    assert client.post(address, {"again": "1"}).status_code == 302
    assert (fresh(ticket).state, is_our_turn(ticket)) == ("open", True)
    assert cards_in(deal) == ["office_in", "office_done", "office_again"]
    assert actions.leave_deals(timezone.now() + WEEK) == 0
    actions.ask_again(deal, by=seller, at=timezone.now())
    assert cards_in(deal).count("office_again") == 1


def test_after_a_week_it_goes_and_says_so_and_a_new_asking_is_a_new_ticket(
    ticket: Ticket, deal: Conversation, buyer: User, agent: User
) -> None:
    answer(ticket, agent)
    actions.solve(fresh(ticket).conversation, agent)
    run_reactions()
    assert actions.leave_deals(timezone.now() + WEEK) == 1
    assert actions.leave_deals(timezone.now() + WEEK) == 0, "it goes once"
    assert cards_in(deal)[-1] == "office_out"
    page = signed_in_client(buyer).get(deal.get_absolute_url()).content.decode()
    assert "Our office has left this conversation." in page
    assert "Ask again" not in page
    with pytest.raises(Refused, match="has left"):
        actions.ask_again(deal, by=buyer, at=timezone.now())
    say(deal, buyer, "Between the two of us")
    deal.refresh_from_db()
    later = ask(deal, buyer)
    assert (later.earlier, later != ticket, later.is_solved) == (ticket, True, False)


def test_reactions_that_come_twice_say_nothing_twice(
    ticket: Ticket, deal: Conversation, seller: User
) -> None:
    agent = an_agent()
    run_reactions()
    actions.solve(fresh(ticket).conversation, agent)
    for _each in range(2):
        run_reactions()
        actions.say_office_is_done(deal.pk)
    assert cards_in(deal) == ["office_in", "office_done"]
    assert Notice.objects.filter(person=seller, kind="office_in").count() == 1


def test_what_is_said_in_a_deal_is_suggested_to_nobody(ticket: Ticket, buyer: User, agent: User) -> None:
    answer(ticket, agent, "Lerato, ask your bank to stop the payment of R 500")
    actions.solve(fresh(ticket).conversation, agent)
    run_reactions()
    assert queries.suggested_replies(a_ticket(buyer, body="I have paid R 500")) == []
