"""Reading how comments are meant."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from saypro.surveys.actions.themes import words_of
from saypro.surveys.models import Feeling, Survey

MOST_AT_ONCE = 5000


@transaction.atomic
def read_feeling(survey: Survey, at: datetime) -> Feeling | None:
    """Read the words again, as they are now; None where there are none any more. Safe to repeat."""
    from saypro.surveys.feeling.reading import read  # heavy, and for workers alone

    words = words_of(survey)
    if not words:
        Feeling.objects.filter(survey=survey).delete()
        return None
    found = read(words)
    said = {
        "label": found.label,
        "confidence": found.confidence,
        "language": found.language,
        "read_at": at,
    }
    return Feeling.objects.update_or_create(survey=survey, defaults=said)[0]


def read_missing() -> int:
    """Read the comments that nobody has read, the latest first; how many."""
    waiting = Survey.objects.answered().filter(feeling=None).exclude(worked="", improve="")
    found = list(waiting.order_by("-pk")[:MOST_AT_ONCE])
    for survey in found:
        read_feeling(survey, timezone.now())
    return len(found)
