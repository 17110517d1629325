"""What is read of surveys, as surveys themselves tell it."""

from datetime import timedelta

from django.utils import timezone

from saypro.notifications.actions import record_bounce
from saypro.reports.queries import completed
from saypro.surveys import actions, queries
from saypro.surveys.models import Survey
from saypro.surveys.testing import a_survey, an_answer
from saypro.surveys.wanted import Wanted


def test_what_came_back_was_displayed_neither_here_nor_in_the_surveys_own_results(db: None) -> None:
    at = timezone.now() + timedelta(minutes=1)
    told, returned, seen = (a_survey() for _time in range(3))
    Survey.objects.update(requested_at=at - timedelta(days=2))
    actions.note_shown(seen, at - timedelta(days=1))
    an_answer(seen, 9, factors=dict.fromkeys(seen.factors, 9))
    for one in (returned, seen):
        record_bounce(kind="hard", at=at - timedelta(days=1), address=one.person.email)
    assert set(Survey.objects.displayed()) == {told, seen}
    today = timezone.localdate(at)
    week, before = today - timedelta(days=7), today - timedelta(days=14)
    spans = [(week, today + timedelta(days=1)), (before, week)]
    assert completed(spans) == {week: (1, 2), before: (0, 0)}
    funnel = queries.results(Wanted(), at).funnel
    assert (funnel.completed, funnel.displayed) == (1, 2)
