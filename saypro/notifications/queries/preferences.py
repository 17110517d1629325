"""How people want to be told."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from saypro.accounts.models import User
from saypro.notifications.choosing import Wishes
from saypro.notifications.hours import Quiet
from saypro.notifications.kinds import CHANNELS, Channel
from saypro.notifications.models import Preferences

TEXTS: frozenset[Channel] = frozenset({"sms", "whatsapp"})


def preferences_of(person: User) -> Preferences:
    """The person's own, or the defaults in a row that is not kept yet."""
    return Preferences.objects.filter(person=person).first() or Preferences(person=person)


def wishes_of(person: User) -> Wishes:
    kept = preferences_of(person)
    return Wishes(
        zone=person.zone,
        quiet=quiet_of(kept),
        budget=kept.budget,
        daily_hour=kept.daily_hour,
        paces=kept.paces,
        chosen={group: frozenset(channels) for group, channels in kept.chosen.items()},
        reach=frozenset(CHANNELS) - TEXTS,
    )


def quiet_of(kept: Preferences) -> Quiet | None:
    if kept.quiet_from is None or kept.quiet_to is None:
        return None
    return Quiet(kept.quiet_from, kept.quiet_to)


def quiet_hours(people: Collection[User]) -> dict[int, tuple[Quiet | None, ZoneInfo]]:
    """Each person's quiet hours and the zone they are meant in, by the person's id."""
    kept = {each.person_id: each for each in Preferences.objects.filter(person__in=people)}
    return {person.pk: (quiet_of(kept.get(person.pk) or Preferences()), person.zone) for person in people}
