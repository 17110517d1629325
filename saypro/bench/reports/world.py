"""Two years of an office and of deals between members, made by PostgreSQL itself and the same in every run.

Of all messages the office's tickets have 40 %. The first wait of a ticket takes up to 29.5 hours, later ones
up to 1.8; some tickets are raised, and what is recent is open. One ticket of forty is spam and one member of
a hundred a test account, so that figures have something to leave out. Stretches and days are made by the
product. Fewer days than two years make a smaller house.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from saypro.accounts.models import Role, User
from saypro.bench.filling import Size, multiply, multiply_people, one_of
from saypro.bench.loading import load_quickly
from saypro.bench.people import make_people
from saypro.bench.words import BODIES
from saypro.conversations.models import Conversation
from saypro.helpdesk.models import Category, Ticket
from saypro.kit.places import PROVINCE_CHOICES
from saypro.surveys.actions import current_version
from saypro.surveys.models import Side, Survey

DAY_S, TWO_YEARS = 86_400, 730
OFFICE_SHARE = 0.4
IN_A_DEAL = 20
AGENTS = 20
VIEWER = "Naledi Lead"


@dataclass(frozen=True, slots=True)
class World:
    """How much there is in all, within so many days."""

    messages: int
    tickets: int
    days: int = TWO_YEARS

    @property
    def name(self) -> str:
        days = "" if self.days == TWO_YEARS else f"_{self.days}"
        return f"saypro_reports_{self.messages}_{self.tickets}{days}"

    @property
    def span_s(self) -> int:
        return self.days * DAY_S

    @property
    def members(self) -> int:
        return min(30_000, max(10, self.messages // 30))

    @property
    def turns(self) -> int:
        """Questions of a ticket, and as many answers, on the average."""
        return max(1, round(self.messages * OFFICE_SHARE / self.tickets / 2))

    @property
    def deals(self) -> int:
        return round(self.messages * (1 - OFFICE_SHARE) / IN_A_DEAL)


def fill(world: World) -> None:
    """Fill the current, empty database with everything but what reports make of it."""
    at = timezone.now()
    make_people([VIEWER], Role.LEAD)
    agents = make_people([f"Agent {number}" for number in range(AGENTS)], Role.AGENT)
    pattern = make_people(["Bongani Pattern"])[0]
    multiply_people(Size(world.name, 0, 0, world.members), pattern)
    mark_tests(pattern.pk)
    plan_lives(world, at, agents[0].pk, pattern.pk)
    tickets = open_tickets(world, pattern.pk)
    write_steps(tickets.pk)
    deals = open_deals(world, at)
    seat_members(world, deals, pattern.pk)
    write_messages(world, at, tickets.conversation_id, deals, pattern.pk)
    ask_for_scores(world, tickets, pattern.pk)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_life; ANALYZE")


def mark_tests(member: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET is_test = true WHERE id > %s AND id %% 100 = 7", [member])


def plan_lives(world: World, at: datetime, agent: int, member: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            LIVES,
            {
                "at": at,
                "tickets": world.tickets,
                "step_s": world.span_s / world.tickets,
                "span_s": world.span_s,
                "turns": 2 * world.turns - 1,
                "agent": agent,
                "agents": AGENTS,
                "member": member,
                "members": world.members,
            },
        )


def open_tickets(world: World, member: int) -> Ticket:
    """The pattern, without a history of its own, which all others follow."""
    thread = Conversation.objects.create(kind=Conversation.Kind.SUPPORT)
    multiply(
        Conversation,
        thread.pk,
        world.tickets,
        ref="md5('reports' || pattern_number)",
        started_at=of_life("opened_at"),
        solved_at=of_life("solved_at"),
    )
    pattern = Ticket.objects.create(conversation=thread, member_id=member, opened_at=timezone.now())
    multiply(
        Ticket,
        pattern.pk,
        world.tickets,
        ref="md5('matter' || pattern_number)",
        conversation_id=f"{thread.pk} + pattern_number",
        member_id=of_life("member_id"),
        opened_at=of_life("opened_at"),
        solved_at=of_life("solved_at"),
        state=f"CASE WHEN {of_life('solved_at')} IS NULL THEN 'open' ELSE 'solved' END",
        spam_at=f"CASE WHEN pattern_number % 40 = 3 THEN {of_life('solved_at')} END",
        category=in_turn(["", *Category.values], 1),
        region=in_turn([slug for slug, _name in PROVINCE_CHOICES], 7),
        segment=in_turn(["", "", "", "new", "premium"], 3),
        channel=in_turn(["chat", "chat", "mail", "widget"], 5),
        language=in_turn(["en", "en", "en", "zu", "af"], 11),
    )
    return pattern


def of_life(column: str) -> str:
    return f"(SELECT {column} FROM bench_life WHERE n = pattern_number)"  # noqa: S608, our own words


def in_turn(values: list[str], by: int) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"(ARRAY[{listed}])[1 + pattern_number / {by} % {len(values)}]"


def write_steps(first_ticket: int) -> None:
    with load_quickly("helpdesk_ticketstep"), connection.cursor() as cursor:
        cursor.execute(STEPS, {"ticket": first_ticket})


def open_deals(world: World, at: datetime) -> int:
    pattern = Conversation.objects.create(kind=Conversation.Kind.DEAL)
    ago_s = f"({world.span_s} - pattern_number * {world.span_s / world.deals})"
    multiply(
        Conversation,
        pattern.pk,
        world.deals,
        ref="md5('deal' || pattern_number)",
        started_at=f"'{at.isoformat()}'::timestamptz - {ago_s} * interval '1 s'",
    )
    return pattern.pk


def seat_members(world: World, deals: int, member: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SEATS, {"deals": deals, "member": member, "members": world.members})


def write_messages(world: World, at: datetime, threads: int, deals: int, member: int) -> None:
    """In the order in which they were written, as on a real site: the index by day lives on that."""
    with load_quickly("conversations_message"), connection.cursor() as cursor:
        cursor.execute(
            MESSAGES.format(body=one_of(BODIES)),
            {
                "at": at,
                "threads": threads,
                "deals": deals,
                "in_a_deal": IN_A_DEAL,
                "member": member,
                "members": world.members,
            },
        )


def ask_for_scores(world: World, ticket: Ticket, member: int) -> None:
    """Of every third ticket."""
    pattern = Survey.objects.create(
        version=current_version("ticket", timezone.now()),
        person=User.objects.get(pk=member),
        side=Side.OFFICE,
        occasion="pattern",
        conversation=ticket.conversation,
        offered_at=timezone.now(),
        closes_at=timezone.now(),
    )
    when = "(SELECT coalesce(solved_at, now()) FROM bench_life WHERE n = pattern_number * 3)"
    multiply(
        Survey,
        pattern.pk,
        world.tickets // 3,
        ref="md5('survey' || pattern_number)",
        occasion="'ticket ' || pattern_number",
        conversation_id=f"{ticket.conversation_id} + pattern_number * 3",
        score="1 + (pattern_number * 7919 % 100) / 10",
        **dict.fromkeys(("offered_at", "shown_at", "started_at", "answered_at", "completed_at"), when),
    )


CHANCE = "((hashint8({0})::bigint & 2147483647) / 2147483648.0)"
LIVES = f"""
CREATE UNLOGGED TABLE bench_life AS
SELECT n, opened_at, turns, agent_id, member_id,
       CASE WHEN over_at <= %(at)s THEN over_at END AS solved_at, %(at)s::timestamptz AS at
FROM (SELECT *, opened_at + interval '30 h' + (turns - 1) * interval '2 h'
                + {CHANCE.format("n * 5")} * interval '12 h' AS over_at
      FROM (SELECT n, %(at)s::timestamptz - (%(span_s)s - n * %(step_s)s) * interval '1 s' AS opened_at,
                   1 + n * 7919 %% %(turns)s AS turns, %(agent)s + n %% %(agents)s AS agent_id,
                   %(member)s + 1 + (n * 7919) %% %(members)s AS member_id
            FROM generate_series(1::bigint, %(tickets)s) n) born) lived;
ALTER TABLE bench_life ADD PRIMARY KEY (n);
CREATE UNLOGGED TABLE bench_turn AS
SELECT n, k, member_id, agent_id, at, asked_at, asked_at + wait AS answered_at
FROM (SELECT life.*, k, CASE k WHEN 1 THEN opened_at
                        ELSE opened_at + interval '30 h' + (k - 2) * interval '2 h'
                             + {CHANCE.format("n * 64 + k")} * interval '10 min' END AS asked_at,
             CASE k WHEN 1 THEN interval '29.5 h' * {CHANCE.format("n * 128 + k")} ^ 2
                    ELSE interval '1.8 h' * {CHANCE.format("n * 128 + k")} END AS wait
      FROM bench_life life, generate_series(1, turns) k) turn
WHERE asked_at <= at"""  # noqa: S608
STEPS = """
INSERT INTO helpdesk_ticketstep (ticket_id, at, what, value, note, actor_id, message_id)
SELECT %(ticket)s + n, happened_at, what, value, '', actor_id, NULL
FROM (SELECT n, 0 AS place, opened_at AS happened_at, 'opened' AS what, '' AS value, member_id AS actor_id
      FROM bench_life
      UNION ALL
      SELECT n, 1, life.opened_at, 'sorted', ticket.category, NULL
      FROM bench_life life JOIN helpdesk_ticket ticket ON ticket.id = %(ticket)s + n WHERE category <> ''
      UNION ALL
      SELECT n, 2 * k, asked_at, 'asked', '', member_id FROM bench_turn
      UNION ALL
      SELECT n, 2 * k + 1, answered_at, 'answered', '', agent_id FROM bench_turn WHERE answered_at <= at
      UNION ALL
      SELECT n, 1000, opened_at + interval '29.8 h', 'escalated', 'late', NULL
      FROM bench_life WHERE n %% 20 = 0 AND opened_at + interval '29.8 h' <= at
      UNION ALL
      SELECT n, 1001, solved_at, 'solved', '', agent_id FROM bench_life WHERE solved_at IS NOT NULL) step
ORDER BY n, happened_at, place"""
# Who writes in a deal: one of the two for each remark.
WRITER = "%(member)s + 1 + ((thread.id * 31 + {side} * 977) %% %(members)s)"
SEATS = f"""
INSERT INTO conversations_participant
    (conversation_id, person_id, part, received_seq, read_seq, mailed_seq, draft, joined_at)
SELECT thread.id, {WRITER.format(side="side")}, CASE side WHEN 0 THEN 'buyer' ELSE 'seller' END,
       0, 0, 0, '', started_at
FROM conversations_conversation thread, generate_series(0, 1) side
WHERE thread.id > %(deals)s AND thread.kind = 'deal'"""  # noqa: S608, our own words
MESSAGES = f"""
INSERT INTO conversations_message (conversation_id, seq, sender_id, client_id, body, sent_at)
SELECT thread, seq, sender, gen_random_uuid(), {{body}}, sent_at
FROM (SELECT * FROM (
          SELECT %(threads)s + n AS thread, 2 * k - 1 AS seq, member_id AS sender, asked_at AS sent_at
          FROM bench_turn
          UNION ALL
          SELECT %(threads)s + n, 2 * k, agent_id, answered_at FROM bench_turn WHERE answered_at <= at
          UNION ALL
          SELECT thread.id, seq, {WRITER.format(side="((seq * 7 + thread.id) %% 3 %% 2)")},
                 least(started_at + seq * interval '37 min', %(at)s)
          FROM conversations_conversation thread, generate_series(1, %(in_a_deal)s) seq
          WHERE thread.id > %(deals)s AND thread.kind = 'deal') said
      ORDER BY sent_at) in_order;
DROP TABLE bench_turn"""  # noqa: S608, our own words
