"""How people want to be told."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from saypro.accounts.models import User
from saypro.notifications import kinds
from saypro.notifications.choosing import Wishes
from saypro.notifications.hours import Quiet
from saypro.notifications.kinds import CHANNELS, TEXTS, Channel
from saypro.notifications.models import Address, Browser, Preferences
from saypro.notifications.queries.phones import proved_channels


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
        is_quoting=kept.is_quoting,
        paces=kept.paces,
        chosen={group: frozenset(channels) for group, channels in kept.chosen.items()},
        reach=reach_of(person),
    )


def reach_of(person: User) -> frozenset[Channel]:
    """The channels by which something can get to the person."""
    away = set(TEXTS) - proved_channels(person)
    if is_paused(person):
        away |= {"email"}
    if not Browser.objects.filter(person=person).exists():
        away |= {"push"}
    return frozenset(CHANNELS) - away


def paused_address(person: User) -> Address | None:
    """What became of mail to the person's address, when it is held back because it came back."""
    return Address.objects.filter(address=person.email.lower(), paused_at__isnull=False).first()


def is_address_paused(address: str) -> bool:
    """Whether mail to it came back so often, or was complained about, that it gets none."""
    return Address.objects.filter(address=address.lower(), paused_at__isnull=False).exists()


def is_paused(person: User) -> bool:
    return paused_address(person) is not None


def mailed_groups(person: User) -> set[str]:
    """The groups that go to the person by mail, whatever else they chose."""
    chosen = wishes_of(person).chosen
    return {key for key in kinds.groups() if "email" in chosen.get(key, kinds.defaults(key))}


def quiet_of(kept: Preferences) -> Quiet | None:
    if kept.quiet_from is None or kept.quiet_to is None:
        return None
    return Quiet(kept.quiet_from, kept.quiet_to)


def quiet_hours(people: Collection[User]) -> dict[int, tuple[Quiet | None, ZoneInfo]]:
    """Each person's quiet hours and the zone they are meant in, by the person's id."""
    kept = {each.person_id: each for each in Preferences.objects.filter(person__in=people)}
    return {person.pk: (quiet_of(kept.get(person.pk) or Preferences()), person.zone) for person in people}
