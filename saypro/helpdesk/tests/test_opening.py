"""What is known of a ticket from its first moment on, and what its words say."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.actions import join_support
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_support_thread, say
from saypro.events.testing import next_job, run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.models import Channel, InboundMail, SorterVersion, Ticket
from saypro.helpdesk.queries import current_ticket
from saypro.helpdesk.sorting import current
from saypro.helpdesk.sorting.pipeline import Sorter
from saypro.helpdesk.sorting.priority import Ranked
from saypro.helpdesk.sorting.verdict import Verdict
from saypro.helpdesk.testing import a_ticket, told
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db


def opened(thread: Conversation) -> Ticket:
    run_reactions()
    ticket = current_ticket(thread)
    assert ticket is not None
    return ticket


def test_who_brought_it_and_about_which_ad() -> None:
    long_ago = timezone.now() - timedelta(days=200)
    member = a_person("Hennie Botha", town="beaufort-west", joined_at=long_ago)
    thread = a_support_thread(member)
    thread.listing = a_listing(member)
    thread.save()
    told(say(thread, member).message_id)
    ticket = current_ticket(thread)
    assert ticket is not None
    facts = (ticket.channel, ticket.ad_category, ticket.region, ticket.segment)
    assert facts == (Channel.CHAT, thread.listing.category.slug, "wc", "")


def test_who_joined_within_two_weeks_is_new() -> None:
    assert a_ticket(a_person(joined_at=timezone.now() - timedelta(days=13))).segment == "new"
    assert a_ticket(a_person(joined_at=timezone.now() - timedelta(days=15))).segment == ""


def test_what_our_office_begins_says_so(member: User, agent: User) -> None:
    thread = a_support_thread(member)
    join_support(thread, agent)
    say(thread, agent, "We saw that your ad has no photo")
    assert opened(thread).channel == Channel.OFFICE


def test_what_came_by_mail_says_so(member: User) -> None:
    heads = [
        f"Return-Path: <{member.email}>",
        f"From: {member.email}",
        "To: office@example.com",
        "Subject: My ad",
        "Message-ID: <1@example.com>",
    ]
    raw = "\r\n".join([*heads, "", "Where is it?"])
    thread = a_support_thread(member)
    actions.receive_mail(raw.encode(), at=timezone.now())
    InboundMail.objects.update(person=member, conversation=thread)
    actions.take_in(InboundMail.objects.get().pk, at=timezone.now())
    assert opened(thread).channel == Channel.MAIL


def verdict(category: str = "support", level: str = "urgent") -> Verdict:
    return Verdict(category, 0.93, Ranked(level, "A fraud is under way."), "zu")  # type: ignore[arg-type]


def test_its_words_file_and_rank_it_and_say_how_sure_we_were() -> None:
    ticket = a_ticket()
    for _repeat in range(2):
        actions.follow_verdict(ticket, verdict())
    ticket.refresh_from_db()
    found = (ticket.category, ticket.priority, ticket.priority_reason, ticket.language)
    assert found == ("support", "urgent", "A fraud is under way.", "zu")
    notes = list(ticket.steps.filter(what__in=["sorted", "ranked"]).values_list("note", flat=True))
    assert notes == ["by its words, 93% sure", "A fraud is under way."]


def test_an_agents_hand_is_never_overruled(agent: User) -> None:
    ticket = a_ticket()
    actions.sort(ticket, "renewal", by=agent)
    actions.sort(ticket, "", by=agent)
    actions.rank(ticket, "high", by=agent, reason="Waits long")
    actions.rank(ticket, "normal", by=agent, reason="After all not")
    actions.follow_verdict(ticket, verdict())
    ticket.refresh_from_db()
    assert (ticket.category, ticket.priority, ticket.language) == ("", "normal", "zu")


def test_urgent_words_make_an_urgent_ticket_without_any_sorter() -> None:
    thread = a_support_thread(member := a_person())
    say(thread, member, "Somebody hacked my account and still collecting money from people")
    ticket = opened(thread)
    assert (ticket.priority, ticket.language, ticket.category) == ("urgent", "en", "")


def test_a_new_house_learns_once_and_beside_everything_else(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch, small_sorter: Sorter
) -> None:
    settings.SENTENCE_VECTORS = False
    current.of_version.cache_clear()
    for _repeat in range(2):
        actions.begin_learning()
    job = next_job()
    assert job is not None
    assert job.queue_name == "learning"
    actions.keep_sorter(small_sorter, learned=600, score=0.5, at=timezone.now())
    run_reactions()
    assert SorterVersion.objects.count() == 1, "somebody was faster"
    actions.begin_learning()
    assert next_job() is None
