"""Judging messages after they were sent, and hearing what their readers make of the warnings."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from hashlib import blake2b

from django.db import connection, transaction

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation, Message
from saypro.events import actions as events
from saypro.moderation import queries
from saypro.moderation.events import MessageWarnedAbout, WarningAnswered
from saypro.moderation.models import Echo, Judgement
from saypro.moderation.rules import Rule, Sender, Verdict
from saypro.moderation.rules.closely import vectors_of
from saypro.moderation.rules.reading import Reading

ECHO_S = 24 * 3600
SHORTEST_ECHO = 8  # words: "Is it still available?" is said by everybody to everybody
MOST_REASONS = 2
WEIGHTY = 3


@transaction.atomic
def judge_messages(message_ids: Collection[int], *, at: datetime) -> list[Judgement]:
    """Warn the readers of those that look risky; returns the judgements of these. Safe to repeat.

    Only words between members are judged. A message that was risky before it was changed loses its warning.
    """
    said = list(between_members(message_ids))
    heard = note_echoes(said, at)
    coach, judgements = queries.coach(), []
    for message, vector in zip(said, vectors_of([message.body for message in said]), strict=True):
        days = (at - message.sender.joined_at).total_seconds() / 86400
        verdict = coach.judge(message.body, Sender(days, heard.get(message.pk, 1)), vector)
        if verdict.is_risky:
            judgements.append(warn(message, verdict, at))
        elif message.warnings:
            unwarn(message)
    return judgements


def between_members(message_ids: Collection[int]) -> Iterable[Message]:
    """In the order of their threads, in which warnings lock them."""
    return (
        Message.objects.filter(pk__in=message_ids, kind=Message.Kind.TEXT, deleted_at=None)
        .filter(conversation__kind=Conversation.Kind.DEAL)
        .exclude(sender__role__in=OFFICE_ROLES)
        .select_related("sender")
        .order_by("conversation", "seq")
    )


def warn(message: Message, verdict: Verdict, at: datetime) -> Judgement:
    found = {"sender": message.sender, "rules": verdict.keys, "score": verdict.score}
    judgement, is_new = Judgement.objects.update_or_create(
        message=message, defaults=found, create_defaults={**found, "judged_at": at}
    )
    if not judgement.outcome:
        conversations.warn(message.pk, reasons(verdict, message.sender.first_name))
    if is_new:
        events.record(
            MessageWarnedAbout(
                conversation_id=message.conversation_id,
                message_id=message.pk,
                sender_id=message.sender_id,
                rules=verdict.keys,
                score=verdict.score,
                occurred_at=at,
            )
        )
    return judgement


def unwarn(message: Message) -> None:
    Judgement.objects.filter(message=message, outcome="").delete()
    conversations.warn(message.pk, [])


def reasons(verdict: Verdict, name: str) -> list[dict[str, str]]:
    """The weightiest in words for the reader; the first one's title heads the banner."""
    return [
        {"rule": rule.key, "title": said(rule.title, name), "words": said(rule.reader, name)}
        for rule in told(verdict)
    ]


def told(verdict: Verdict) -> list[Rule]:
    weighty = [rule for rule, points in verdict.fired if points >= WEIGHTY]
    return (weighty or verdict.rules)[:MOST_REASONS]


def said(words: object, name: str) -> str:
    return str(words).replace("{name}", name)


def note_echoes(messages: Collection[Message], at: datetime) -> dict[int, int]:
    """Remember what was said where; returns by message in how many threads its sender said it."""
    digests = {message.pk: digest for message in messages if (digest := digest_of(message.body))}
    if not digests:
        return {}
    Echo.objects.bulk_create(
        (
            Echo(
                sender_id=message.sender_id,
                digest=digests[message.pk],
                conversation_id=message.conversation_id,
                said_at=at,
            )
            for message in messages
            if message.pk in digests
        ),
        ignore_conflicts=True,
    )
    with connection.cursor() as cursor:
        cursor.execute(HEARD, [list(digests), list(digests.values()), at - timedelta(seconds=ECHO_S)])
        return dict(cursor.fetchall())


def digest_of(body: str) -> int:
    """A number for the text, the same however it is spaced and spelt; 0 for one too short to tell."""
    words = Reading(body).words
    if len(words) < SHORTEST_ECHO:
        return 0
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big", signed=True)


HEARD = """
SELECT message.id, count(*) FROM unnest(%s::bigint[], %s::bigint[]) AS asked (id, digest)
JOIN conversations_message message ON message.id = asked.id
JOIN moderation_echo echo ON echo.sender_id = message.sender_id AND echo.digest = asked.digest
WHERE echo.said_at >= %s GROUP BY message.id
"""


def forget_echoes(at: datetime) -> int:
    """Drop what is older than a day; returns how many."""
    return Echo.objects.filter(said_at__lt=at - timedelta(seconds=ECHO_S)).delete()[0]


@transaction.atomic
def answer_warning(message: Message, reader: User, outcome: str, *, at: datetime) -> None:
    """Keep what the reader says of the warning, and take the banner away. The last word counts."""
    judgement = Judgement.objects.select_for_update().filter(message=message).first()
    if judgement is None or judgement.outcome == outcome:
        return
    judgement.outcome, judgement.outcome_by, judgement.outcome_at = outcome, reader, at
    judgement.save(update_fields=["outcome", "outcome_by", "outcome_at"])
    conversations.warn(message.pk, [])
    events.record(
        WarningAnswered(
            actor_id=reader.pk,
            conversation_id=message.conversation_id,
            message_id=message.pk,
            outcome=outcome,
            occurred_at=at,
        )
    )
