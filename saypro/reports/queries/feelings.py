"""How what members wrote in surveys is meant, by people."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from saypro.reports.office_days import midnight
from saypro.reports.reading import rows_of

Meant = Mapping[tuple[int | None, str], int]
UNREAD = "unread"
FEELINGS = """
    SELECT part, label, count(DISTINCT person_id) FROM (
        SELECT ((survey.answered_at AT TIME ZONE %(zone)s)::date - %(since)s) / %(step)s AS part,
               coalesce(feeling.label, %(unread)s) AS label, survey.person_id
        FROM surveys_survey survey LEFT JOIN surveys_feeling feeling ON feeling.survey_id = survey.id
        WHERE survey.answered_at >= %(begin)s AND survey.answered_at < %(end)s AND survey.score IS NOT NULL
          AND survey.origin = 'rule' AND survey.withdrawn_at IS NULL
          AND (survey.worked <> '' OR survey.improve <> '')
          AND NOT survey.is_left_out
    ) said GROUP BY GROUPING SETS ((label), (part, label))"""


def feelings(since: date, until: date, step: int) -> Meant:
    """By label, how many people wrote so in each part of `step` days of these, and with None in all of them.

    What nobody could read, or has read yet, is "unread".
    """
    given: dict[str, Any] = {
        "zone": settings.TIME_ZONE,
        "since": since,
        "step": step,
        "unread": UNREAD,
        "begin": midnight(since),
        "end": midnight(until),
    }
    return {(part, label): n for part, label, n in rows_of(FEELINGS, given)}
