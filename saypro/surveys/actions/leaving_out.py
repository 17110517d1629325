"""Noting of surveys whether figures count them."""

from collections.abc import Collection

from django.db import connection

from saypro.surveys.models import LEFT_OUT

NOTE = f"""
    UPDATE surveys_survey survey SET is_left_out = NOT survey.is_left_out
    FROM (SELECT id, {LEFT_OUT.format(thread="asked.conversation_id")} AS is_so FROM surveys_survey asked
          WHERE %(threads)s::bigint[] IS NULL OR conversation_id = ANY(%(threads)s)) found
    WHERE found.id = survey.id AND found.is_so <> survey.is_left_out"""  # noqa: S608, our own words


def note_left_out(threads: Collection[int] | None = None) -> int:
    """Look again which surveys of these threads, or of all, figures leave out; returns how many changed.

    Safe to repeat, in any order.
    """
    with connection.cursor() as cursor:
        cursor.execute(NOTE, {"threads": None if threads is None else list(threads)})
        return int(cursor.rowcount)
