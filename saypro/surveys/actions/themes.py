"""Gathering what people say alike, and telling them what came of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.kit.constraints import violated
from saypro.surveys import queries
from saypro.surveys.actions.cases import end
from saypro.surveys.events import ThemeClosed, ThemeFlagged, ThemeSaved
from saypro.surveys.matching import mentions
from saypro.surveys.models import Case, Mention, Survey, Theme
from saypro.surveys.refusals import Refused

BACK = timedelta(days=180)
MOST_READ = 20_000
FREQUENT = 5
"""So many people within 30 days are told of to the technical team."""


@transaction.atomic
def save_theme(theme: Theme | None, *, name: str, phrases: Sequence[str], by: User, at: datetime) -> Theme:
    """Name a theme, or change its phrases, and find who raised it within the last half year.

    Raises Refused(`named`) where another has that name.
    """
    saved = theme or Theme(opened_at=at)
    saved.name, saved.phrases = name, list(phrases)
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:
        if violated(error) == "one_theme_of_that_name":
            raise Refused("named") from error
        raise
    look_back(saved, at)
    events.record(ThemeSaved(actor_id=by.pk, theme_id=saved.pk, occurred_at=at))
    return saved


def look_back(theme: Theme, at: datetime) -> None:
    """What phrases find now takes the place of what they found before; what people filed stays."""
    said = Survey.objects.answered().filter(answered_at__gt=at - BACK).exclude(worked="", improve="")
    found = [one for one in said.order_by("-pk")[:MOST_READ] if mentions(words_of(one), theme.phrases)]
    theme.mentions.filter(is_by_hand=False, told_at=None).exclude(survey__in=found).delete()
    Mention.objects.bulk_create(
        [Mention(theme=theme, survey=one, at=one.answered_at or at) for one in found], ignore_conflicts=True
    )


@transaction.atomic
def follow_words(survey: Survey, at: datetime) -> None:
    """Put the answer under the open themes whose phrases it says, and no others. Safe to repeat."""
    words, now = words_of(survey), []
    for theme in Theme.objects.filter(closed_at=None).order_by("pk"):
        if words and mentions(words, theme.phrases):
            Mention.objects.get_or_create(theme=theme, survey=survey, defaults={"at": at})
            now.append(theme.pk)
    automatic = Mention.objects.filter(survey=survey, is_by_hand=False, theme__closed_at=None)
    automatic.exclude(theme__in=now).delete()


def words_of(survey: Survey) -> str:
    return f"{survey.worked} \n {survey.improve}".strip()


@transaction.atomic
def close_theme(theme: Theme, fixed: str, *, by: User, at: datetime) -> Theme:
    """Say what was done about it: its open cases are closed, and a reaction tells everybody who raised it."""
    held = Theme.objects.select_for_update().get(pk=theme.pk)
    if held.closed_at:
        return held
    held.fixed, held.closed_at = fixed, at
    held.save()
    cases = Case.objects.filter(survey__mentions__theme=held).exclude(state=Case.State.CLOSED)
    for case in cases.select_for_update(of=("self",)).order_by("pk"):
        case.owner = case.owner or by
        end(case, Case.Outcome.FIXED, at, by=by)
    events.record(ThemeClosed(actor_id=by.pk, theme_id=held.pk, occurred_at=at))
    return held


@transaction.atomic
def note_told(mention_ids: Sequence[int], at: datetime) -> None:
    Mention.objects.filter(pk__in=mention_ids, told_at=None).update(told_at=at)


@transaction.atomic
def flag_frequent(at: datetime) -> int:
    """Tell of themes that many raised, and again when they are twice as many; returns how many themes."""
    flagged = 0
    for theme in Theme.objects.filter(closed_at=None).select_for_update().order_by("pk"):
        people = queries.people_raising(theme, at)
        if people >= max(FREQUENT, 2 * theme.flagged):
            Theme.objects.filter(pk=theme.pk).update(flagged=people)
            events.record(ThemeFlagged(theme_id=theme.pk, people=people, occurred_at=at))
            flagged += 1
    return flagged
