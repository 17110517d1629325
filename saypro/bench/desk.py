"""How soon the office's pages have their first byte among 100,000 tickets, and how long 500 at once take."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.db import connection

from saypro.accounts.models import Role, User
from saypro.bench.database import kept_database
from saypro.bench.errors import PageError
from saypro.bench.filling import (
    LAST_MESSAGE_AT,
    Size,
    is_filled,
    mark_filled,
    multiply,
    multiply_messages,
    multiply_people,
    one_of,
    random_person,
)
from saypro.bench.out import percentiles_ms, progress
from saypro.bench.pages import House, queries_of, served
from saypro.bench.people import make_people, session_of
from saypro.bench.search import searched
from saypro.bench.words import BODIES, NOUNS, QUALITIES
from saypro.conversations.actions import index_missing_messages
from saypro.conversations.models import Conversation, Participant
from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Category, Mention, Note, Priority, Ticket, TicketStep, TicketWords
from saypro.project.own_databases import drop_database, has_database

MOST_MS = 100.0
WORLD = Size("saypro_desk", ads=0, threads=100_000, members=30_000)
MESSAGES_EACH = 10
OPEN_EVERY = 10  # one ticket of ten is open
AGENTS = ["Naledi Agent", *(f"Agent {number}" for number in range(1, 20))]
AT_ONCE = 500
NAMED = 200  # open tickets with a note that names the agent
TOKEN = "benchmark" * 3 + "deskx"  # what Django takes for a CSRF token: 32 letters


@dataclass(frozen=True, slots=True)
class DeskTimes:
    """Seconds to the first byte by page, the queries of each, and seconds for 500 tickets at once."""

    times: dict[str, list[float]]
    queries: dict[str, int]
    bulks: list[float]

    def result(self) -> dict[str, dict[str, float]]:
        pages = {
            page: {**percentiles_ms(taken, 50, 95), "queries": self.queries[page]}
            for page, taken in self.times.items()
        }
        return {**pages, f"bulk of {AT_ONCE}": percentiles_ms(self.bulks, 50, 95)}

    @property
    def is_fast(self) -> bool:
        return all(percentiles_ms(taken, 50)["p50"] < MOST_MS for taken in self.times.values())


def measure(requests: int, bulks: int) -> DeskTimes:
    """Through the real server. Raises PageError."""
    prepare()
    with kept_database(WORLD.name) as address:
        house = house_at(address)
        with served(house) as visitor:
            times = searched(visitor, requests)
            bulks_s = [bulk_s(house, visitor.site, turn) for turn in range(bulks)]
        return DeskTimes(times, house.queries, bulks_s)


def bulk_s(house: House, site: str, turn: int) -> float:
    """File the same 500 under another category than the last time."""
    refs = Ticket.objects.filter(state="open").order_by("pk").values_list("ref", flat=True)[:AT_ONCE]
    category = (Category.COMPLAINT, Category.SUPPORT)[turn % 2]
    fields = [("csrfmiddlewaretoken", TOKEN), ("verb", "category"), ("category", category)]
    body = urlencode([*fields, *(("ref", ref) for ref in refs)])
    head = {
        "Cookie": f"sessionid={house.cookie}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    asked = http.client.HTTPConnection(urlsplit(site).netloc, timeout=120)
    started = time.perf_counter()
    asked.request("POST", "/office/bulks/", body, head)
    answer = asked.getresponse()
    taken = time.perf_counter() - started
    if answer.status != 302:
        raise PageError(f"/office/bulks/ answered {answer.status}.")
    asked.close()
    return taken


def prepare() -> None:
    """The world, filled now or by an earlier run."""
    if has_database(WORLD.name):
        with kept_database(WORLD.name):
            is_good = is_filled()
        if not is_good:
            drop_database(WORLD.name)
    with kept_database(WORLD.name):
        if not is_filled():
            fill()
        if not TicketWords.objects.exists():
            keep_words()
        if not Mention.objects.exists():
            name_agent()


def keep_words() -> None:
    """What opened each ticket, and of those that are solved our answer, for suggestions to be made from."""
    progress("keeping the first words of tickets")
    with connection.cursor() as cursor:
        cursor.execute(FIRST_WORDS)
        cursor.execute("ANALYZE helpdesk_ticketwords")


def name_agent() -> None:
    """A colleague names the agent in notes on some of the open tickets."""
    agent, colleague = User.objects.filter(name__in=AGENTS[:2]).order_by("pk")
    tickets = Ticket.objects.filter(state="open").order_by("-pk")[:NAMED]
    notes = Note.objects.bulk_create(
        Note(ticket=ticket, author=colleague, body=f"@{agent.name} can you look at this one?")
        for ticket in tickets
    )
    Mention.objects.bulk_create(Mention(note=note, agent=agent) for note in notes)


def fill() -> None:
    progress(f"filling {WORLD.name}: 100,000 tickets, a million messages")
    agents = [agent.pk for agent in make_people(AGENTS, Role.AGENT)]
    pattern = make_people(["Bongani Pattern"])[0]
    multiply_people(WORLD, pattern)
    threads = multiply_threads(agents, pattern.pk)
    multiply_messages(one_of(BODIES))
    multiply_tickets(threads, pattern.pk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    progress("keeping their words")
    index_missing_messages()
    mark_filled(WORLD)


def multiply_threads(agents: list[int], member: int) -> int:
    """Support threads of ten messages each; returns the key of the one before the first."""
    pattern = Conversation.objects.create(kind=Conversation.Kind.SUPPORT)
    started = "now() - random() * interval '180 days'"
    multiply(
        Conversation,
        pattern.pk,
        WORLD.threads,
        ref="md5('desk' || pattern_number)",
        subject=f"{one_of(NOUNS)} || ', ' || {one_of(QUALITIES)}",
        last_seq=str(MESSAGES_EACH),
        revision=str(MESSAGES_EACH),
        started_at=f"CASE WHEN {is_open()} THEN now() - random() * interval '3 days' ELSE {started} END",
        assignee_id=f"CASE WHEN random() < 0.5 THEN NULL ELSE {one_of(agents)} END",
        solved_at=f"CASE WHEN {is_open()} THEN NULL ELSE now() - random() * interval '90 days' END",
    )
    with connection.cursor() as cursor:
        cursor.execute(LAST_MESSAGE_AT)
    seat = Participant.objects.create(conversation=pattern, person_id=member, part=Participant.Part.MEMBER)
    multiply(
        Participant,
        seat.pk,
        WORLD.threads,
        conversation_id=f"{pattern.pk} + pattern_number",
        person_id=random_person(WORLD),
    )
    return pattern.pk


def multiply_tickets(threads: int, member: int) -> None:
    """One for each thread, with the steps that every history has."""
    pattern = Ticket.objects.create(
        conversation_id=threads, member_id=member, opened_at=Conversation.objects.get(pk=threads).started_at
    )
    thread = f"(SELECT %s FROM conversations_conversation WHERE id = {threads} + pattern_number)"  # noqa: S608
    seat = "(SELECT person_id FROM conversations_participant WHERE conversation_id = "
    multiply(
        Ticket,
        pattern.pk,
        WORLD.threads,
        ref="md5('ticket' || pattern_number)",
        conversation_id=f"{threads} + pattern_number",
        member_id=f"{seat}{threads} + pattern_number LIMIT 1)",
        category=one_of(["", *Category.values]),
        priority=one_of([Priority.LOW, Priority.NORMAL, Priority.NORMAL, Priority.HIGH, Priority.URGENT]),
        state=f"CASE WHEN NOT {is_open()} THEN 'solved' "
        "WHEN pattern_number % 50 = 0 THEN 'waiting' ELSE 'open' END",
        opened_at=thread % "started_at",
        solved_at=thread % "solved_at",
        answer_due_at="now() - interval '6 hours' + random() * interval '30 hours'",
        answer_breaches_at="now() + random() * interval '48 hours'",
        resolution_due_at="now() + random() * interval '72 hours'",
        resolution_breaches_at="now() + random() * interval '144 hours'",
    )
    for minutes, what in enumerate((What.OPENED, What.ASKED, What.ANSWERED, What.ASKED)):
        step = TicketStep.objects.create(ticket=pattern, at=pattern.opened_at, what=what)
        multiply(
            TicketStep,
            step.pk,
            WORLD.threads,
            ticket_id=f"{pattern.pk} + pattern_number",
            at=f"(SELECT opened_at + interval '{minutes} minutes' FROM helpdesk_ticket "  # noqa: S608
            f"WHERE id = {pattern.pk} + pattern_number)",
        )


FIRST_WORDS = """
INSERT INTO helpdesk_ticketwords (ticket_id, words, answer_id)
SELECT ticket.id, to_tsvector('public.conversations_english'::regconfig, asked.body),
    CASE WHEN ticket.state = 'solved' THEN answered.id END
FROM helpdesk_ticket ticket
JOIN conversations_message asked ON asked.conversation_id = ticket.conversation_id AND asked.seq = 1
JOIN conversations_message answered ON answered.conversation_id = ticket.conversation_id AND answered.seq = 2
"""


def is_open() -> str:
    return f"(pattern_number % {OPEN_EVERY} = 0)"


def house_at(address: str) -> House:
    agent = User.objects.get(name=AGENTS[0])
    session = session_of(agent)
    session.save()
    paths = paths_for()
    return House(address, session.session_key, paths, queries_of(paths, session.session_key))


def paths_for() -> dict[str, str]:
    ticket = (
        Ticket.objects.filter(state="open").order_by("due_at").select_related("conversation", "member")[0]
    )
    name = ticket.member.name if ticket.member else ""
    queues = ("mine", "unassigned", "breaching", "escalated", "mentions", "waiting", "solved", "all")
    return {
        **{f"queue {queue}": f"/office/?queue={queue}" for queue in queues},
        "queue narrowed": "/office/?queue=all&category=complaint&priority=urgent&turn=us",
        "queue by text": f"/office/?{urlencode({'queue': 'all', 'text': name})}",
        "ticket": f"/office/{ticket.conversation.ref}/?queue=all",
        "suggested replies": f"/office/tickets/{ticket.ref}/suggestions/",
        "search by member": f"/office/search/?{urlencode({'q': name})}",
        "search by words": "/office/search/?q=station",
    }
