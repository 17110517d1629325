"""What members wrote that may be quoted to others."""

from datetime import datetime

from django.db.models import F, Q
from django.db.models.functions import Length

from saypro.kit.contacts import hidden
from saypro.kit.names import unnamed
from saypro.surveys.models import Case, Side, Survey
from saypro.surveys.models.surveys import SurveyQuerySet

SHORTEST, LONGEST = 15, 220
AROUND = "conversation__participants__person"
"""What quoting many looks names up in."""


def quotable(since: datetime, until: datetime, limit: int = 3) -> tuple[list[Survey], list[Survey]]:
    """The best and the lowest scores of our office with words of a sentence or two, `limit` of each.

    Nothing of private teams, whose words are quoted to nobody, nor tests and abuse.
    """
    answered = Survey.objects.counted().answered().filter(side=Side.OFFICE)
    within = answered.filter(answered_at__gte=since, answered_at__lt=until)
    public = within.exclude(Q(team__is_private=True) | Q(ticket__team__is_private=True))
    proper = public.exclude(case__outcome=Case.Outcome.TEST).select_related("version", "person", "agent")
    proper = proper.prefetch_related(AROUND)
    good = written(proper.filter(score__gte=F("version__good_from")), "worked").order_by(
        "-score", "-answered_at"
    )
    low = written(proper.filter(score__lte=F("version__low_to")), "improve").order_by("score", "-answered_at")
    return list(good[:limit]), list(low[:limit])


def quoted(text: str, survey: Survey) -> str:
    """Words of the survey on one line, without who is meant and how anybody is reached."""
    return unnamed(hidden(" ".join(text.split())), names_around(survey))


def names_around(survey: Survey) -> list[str]:
    """What everybody is called who is in its thread, or whom it is about, and their handles."""
    around = [seat.person for seat in survey.conversation.participants.all()]
    people = [survey.person, *around, *([survey.agent] if survey.agent else [])]
    return [name for person in people for name in (person.name, person.handle)]


def written(found: SurveyQuerySet, name: str) -> SurveyQuerySet:
    return found.annotate(length=Length(name)).filter(length__gte=SHORTEST, length__lte=LONGEST)
