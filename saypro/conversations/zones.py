"""Where a person's clock stands."""

from zoneinfo import ZoneInfo

from django.conf import settings

from saypro.accounts.models import User


def zone_of(person: User) -> ZoneInfo:
    """The house's own, until people can choose another."""
    return ZoneInfo(settings.TIME_ZONE)
