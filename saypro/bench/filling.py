"""A full database in a minute: rows are made from one pattern row by PostgreSQL itself, never one by one."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection, models

from saypro.accounts.models import User
from saypro.bench.people import Person, make_people
from saypro.bench.words import BODIES, DESCRIPTION, FIRST_NAMES, LAST_NAMES, NOUNS, QUALITIES
from saypro.conversations.models import Conversation, Message, Participant
from saypro.kit import places
from saypro.listings.actions import lay_categories
from saypro.listings.models import Category, Listing, Photo

VERSION = 2
VIEWER_THREADS = 200
LENGTH = "5 + pattern_number * 7919 % 31"
"""Messages of a thread: 5 to 35, 20 on the average, the same in every database."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is; a thread has about twenty messages."""

    name: str
    ads: int
    threads: int
    members: int


SMALL = Size("saypro_pages_small", ads=1_000, threads=510, members=300)
LARGE = Size("saypro_pages_large", ads=100_000, threads=50_500, members=30_000)


def is_filled() -> bool:
    """Whether the current database is as an earlier run of this version left it."""
    return mark_of_database() == mark_of_tables()


def fill(size: Size) -> None:
    """Fill the current, empty database."""
    multiply_all(size, {"Naledi Viewer": VIEWER_THREADS}, one_of(BODIES))
    mark_filled(size)


def multiply_all(size: Size, viewers: Mapping[str, int], body: str) -> None:
    """Everything; who looks at it, with about so many threads each, and SQL for what a message says."""
    lay_categories()
    *watching, other = make_people([*viewers, "Bongani Pattern"])
    multiply_people(size, other)
    multiply_ads(size, other)
    multiply_threads(size, dict(zip((one.pk for one in watching), viewers.values(), strict=True)), other)
    multiply_messages(body)


def mark_filled(size: Size) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute(f"COMMENT ON DATABASE \"{size.name}\" IS '{mark_of_tables()}'")


def mark_of_tables() -> str:
    """Changes when any table does, or when this module makes other rows."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        columns = repr(cursor.fetchall())
    return f"{VERSION}-{hashlib.sha256(columns.encode()).hexdigest()}"


def mark_of_database() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(COMMENT)
        row = cursor.fetchone()
    return str(row[0]) if row and row[0] else None


def multiply_people(size: Size, pattern: Person) -> None:
    multiply(
        User,
        pattern.pk,
        size.members,
        email="'member-' || pattern_number || '@example.com'",
        handle="'m' || lpad(pattern_number::text, 9, '0')",
        name=f"{one_of(FIRST_NAMES)} || ' ' || {one_of(LAST_NAMES)}",
        joined_at="now() - random() * interval '700 days'",
    )


def multiply_ads(size: Size, pattern: Person) -> None:
    category = Category.objects.filter(numchild=0).first()
    ad = Listing.objects.create(
        seller_id=pattern.pk, category=category, title="Pattern", town="durban", province="kzn"
    )
    leaves = list(Category.objects.filter(numchild=0).values_list("pk", flat=True))
    towns = list(places.TOWNS.values())
    multiply(
        Listing,
        ad.pk,
        size.ads,
        ref="'a' || lpad(pattern_number::text, 9, '0')",
        seller_id=random_person(size),
        category_id=one_of(leaves),
        title=f"{one_of(NOUNS)} || ', ' || {one_of(QUALITIES)}",
        description=f"{one_of(BODIES)} || ' {DESCRIPTION} ' || {one_of(QUALITIES)}",
        price="(50 + floor(random() ^ 3 * 20000))::numeric",
        price_currency="'ZAR'",
        town=one_of(town.slug for town in towns),
        province=one_of(town.province for town in towns),
        posted_at="now() - random() * interval '180 days'",
        cover="CASE WHEN random() < 0.8 THEN 'pattern' ELSE '' END",
    )
    with connection.cursor() as cursor:
        cursor.execute(TOWN_OF_PROVINCE, [[town.slug for town in towns], [town.province for town in towns]])
    photo = Photo.objects.create(owner_id=pattern.pk, listing=ad, state=Photo.State.READY, key="pattern")
    multiply(
        Photo,
        photo.pk,
        2 * size.ads,
        ref="'p' || lpad(pattern_number::text, 9, '0')",
        listing_id=f"{ad.pk} + (pattern_number + 1) / 2",
        position="pattern_number % 2",
    )


def multiply_threads(size: Size, viewers: Mapping[int, int], pattern: Person) -> None:
    """Every thread is about an ad, between its seller and another member; the viewers are in some of them."""
    first = Listing.objects.order_by("pk").values_list("pk", flat=True)[0]
    thread = Conversation.objects.create(kind=Conversation.Kind.DEAL)
    multiply(
        Conversation,
        thread.pk,
        size.threads,
        ref="md5('thread' || pattern_number)",
        listing_id=f"{first} + 1 + floor(random() * {size.ads})::bigint",
        last_seq=LENGTH,
        revision=LENGTH,
        started_at="now() - interval '180 days' * pattern_number / (pattern_number + 20.0)",
    )
    with connection.cursor() as cursor:
        cursor.execute(LAST_MESSAGE_AT)
    seat = Participant.objects.create(conversation=thread, person_id=pattern.pk, part=Participant.Part.BUYER)
    multiply(
        Participant,
        seat.pk,
        size.threads,
        conversation_id=f"{thread.pk} + pattern_number",
        person_id=buyer_of(size, viewers),
        received_seq=LENGTH,
        read_seq=f"CASE WHEN random() < 0.2 THEN 3 ELSE {LENGTH} END",
    )
    multiply(
        Participant,
        seat.pk,
        size.threads,
        conversation_id=f"{thread.pk} + pattern_number",
        person_id=f"({SELLER} WHERE thread.id = {thread.pk} + pattern_number)",
        part=f"'{Participant.Part.SELLER}'",
        received_seq=LENGTH,
        read_seq=LENGTH,
    )


def buyer_of(size: Size, viewers: Mapping[int, int]) -> str:
    """SQL for who asks about the ad: a viewer in every so manyth thread, or anybody."""
    cases = ""
    for offset, (person, threads) in enumerate(viewers.items()):
        every = size.threads // threads
        cases += f"WHEN pattern_number % {every} = {offset} AND pattern_number / {every} <= {threads} "
        cases += f"THEN {person} "
    return f"CASE {cases} ELSE {random_person(size)} END"


def multiply_messages(body: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MESSAGES.format(body=body, table=Message._meta.db_table))


def multiply(model: type[models.Model], pattern: int, count: int, **values: str) -> None:
    """`count` copies of the pattern row; `values` are SQL for what differs, with `pattern_number` from 1."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    names = ", ".join(f'"{field.column}"' for field in fields)
    sources = ", ".join(values.get(str(field.column), f'pattern."{field.column}"') for field in fields)
    table = model._meta.db_table
    statement = (
        f'INSERT INTO "{table}" ({names}) SELECT {sources} FROM "{table}" pattern, '  # noqa: S608
        f"generate_series(1, {count}) AS pattern_number WHERE pattern.id = {pattern} ORDER BY pattern_number "
        "ON CONFLICT DO NOTHING"
    )
    assert set(values) <= {str(field.column) for field in fields}
    with connection.cursor() as cursor:
        cursor.execute(statement)


def one_of(choices: Iterable[object]) -> str:
    """SQL for a random one of these, drawn anew for every row."""
    listed = list(choices)
    texts = ", ".join(str(value) if isinstance(value, int) else f"'{value}'" for value in listed)
    return f"(ARRAY[{texts}])[1 + floor(random() * {len(listed)})::int]"


def random_person(size: Size) -> str:
    """SQL for one of the multiplied members: they follow the pattern without gaps."""
    last = User.objects.order_by("-pk").values_list("pk", flat=True)[0]
    return f"{last - size.members} + 1 + floor(random() * {size.members})::bigint"


COLUMNS = """
SELECT table_name, column_name, data_type FROM information_schema.columns
WHERE table_schema = 'public' ORDER BY 1, 2
"""
COMMENT = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
TOWN_OF_PROVINCE = """
UPDATE listings_listing SET province = town.province
FROM unnest(%s::text[], %s::text[]) AS town (slug, province) WHERE town.slug = listings_listing.town
"""
LAST_MESSAGE_AT = """
UPDATE conversations_conversation SET last_message_at = started_at + last_seq * interval '7 minutes'
"""
SELLER = """
SELECT seller_id FROM listings_listing ad JOIN conversations_conversation thread ON thread.listing_id = ad.id
"""
MESSAGES = """
INSERT INTO {table} (conversation_id, seq, sender_id, client_id, body, sent_at)
SELECT thread.id, seq, seats.people[1 + (seq + floor(random() * 1.3)::int) % array_length(seats.people, 1)],
    gen_random_uuid(), {body}, thread.started_at + seq * interval '7 minutes'
FROM conversations_conversation thread
JOIN (
    SELECT conversation_id, array_agg(person_id) AS people FROM conversations_participant GROUP BY 1
) seats ON seats.conversation_id = thread.id
CROSS JOIN LATERAL generate_series(1, thread.last_seq) AS seq
"""
