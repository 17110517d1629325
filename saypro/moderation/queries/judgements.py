"""What was judged, and how often the rules were right."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from saypro.moderation.models import Judgement


@dataclass(frozen=True, slots=True)
class Precision:
    """Of one rule: how many messages it spoke against, how many of those readers reported or called fine."""

    warned: int = 0
    reported: int = 0
    fine: int = 0

    @property
    def percent(self) -> int | None:
        """Of those anybody spoke about, how many were reported; None while nobody has."""
        spoken = self.reported + self.fine
        return round(100 * self.reported / spoken) if spoken else None


def precision(since: datetime) -> dict[str, Precision]:
    """Of each rule that fired since then."""
    with connection.cursor() as cursor:
        cursor.execute(PRECISION, [since])
        return {rule: Precision(*counts) for rule, *counts in cursor.fetchall()}


def judged(message_ids: Collection[int]) -> dict[int, Judgement]:
    """By message."""
    return {one.message_id: one for one in Judgement.objects.filter(message__in=message_ids)}


PRECISION = """
SELECT rule, count(*), count(*) FILTER (WHERE outcome = 'reported'), count(*) FILTER (WHERE outcome = 'fine')
FROM moderation_judgement CROSS JOIN LATERAL unnest(rules) AS rule
WHERE judged_at >= %s GROUP BY rule
"""
