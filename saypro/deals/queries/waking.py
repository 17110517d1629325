"""The day of a member: when they can be expected to answer."""

from collections.abc import Collection

from saypro.accounts.models import User
from saypro.accounts.queries import away_spans
from saypro.deals.waking import NEVER, Waking
from saypro.notifications.queries import quiet_hours


def waking_of(people: Collection[int]) -> dict[int, Waking]:
    """By person. The one place that knows where quiet hours and times away are kept."""
    away = away_spans(people)
    return {
        pk: Waking(zone, *((quiet.begins, quiet.ends) if quiet else NEVER), away=away.get(pk, ()))
        for pk, (quiet, zone) in quiet_hours(User.objects.filter(pk__in=people)).items()
    }
