"""Times in words: relative under a day, then the weekday, then the date; always 24-hour."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def ago(when: datetime, *, at: datetime) -> str:
    """ "now", "20 min", "2 h", "Yesterday", "Mon", "9 June", "9 June 2025", seen from `at`."""
    age = at - when
    if age < MINUTE:
        return _("now")
    if age < HOUR:
        return _("%(count)d min") % {"count": age // MINUTE}
    if age < DAY:
        return _("%(count)d h") % {"count": age // HOUR}
    return day(when, at=at)


def left(until: datetime, *, at: datetime) -> str:
    """ "22 h left", "38 min left", to the nearest; "0 min left" when it is over."""
    minutes = max(0, round((until - at) / MINUTE))
    if minutes < 60:
        return _("%(count)d min left") % {"count": minutes}
    return _("%(count)d h left") % {"count": round(minutes / 60)}


def span(length: timedelta) -> str:
    """ "48 hours", "1 hour", "90 minutes": to the minute below two hours, to the hour above."""
    minutes = max(0, round(length / MINUTE))
    if minutes < 120 and minutes % 60:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


def day(when: datetime, *, at: datetime) -> str:
    """ "Today", "Yesterday", the weekday within a week, else the date."""
    there, here = timezone.localtime(when), timezone.localtime(at)
    days = (here.date() - there.date()).days
    if days <= 0:
        return _("Today")
    if days == 1:
        return _("Yesterday")
    if days < 7:
        return date_format(there, "D")
    return date_format(there, "j F" if there.year == here.year else "j F Y")


def full(when: datetime) -> str:
    """The whole of it, for a title: "Monday 9 June 2025, 14:05"."""
    return date_format(timezone.localtime(when), "l j F Y, H:i")


def element(when: datetime, words: str) -> SafeString:
    """A `<time>` that says `words` and carries the exact moment."""
    return format_html('<time datetime="{}" title="{}">{}</time>', when.isoformat(), full(when), words)
