"""The plan of a member. A paid one ends with a day by the clock of the house, so that all read the same."""

from datetime import date, datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.kit.zones import zone_named


def end_of(day: date) -> datetime:
    """The moment at which that day is over."""
    return datetime.combine(day + timedelta(days=1), time(), zone_named(""))


def last_day(until: datetime) -> date:
    """The last day on which a plan with that end holds."""
    return (until - timedelta(microseconds=1)).astimezone(zone_named("")).date()


def in_words(until: datetime | None, at: datetime) -> str:
    """ "Premium until 3 Mar 2027", or "Free plan"."""
    if until is None or until <= at:
        return _("Free plan")
    return _("Premium until {day}").format(day=date_format(last_day(until), "j M Y"))
