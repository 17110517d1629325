"""A meeting as an .ics file for people's calendars."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.deals.models import Meeting


def calendar_of(meeting: Meeting, reader: User, zone: ZoneInfo) -> bytes:
    """The meeting in the reader's time zone.

    A change has the same UID with a higher SEQUENCE, so it moves the event instead of adding one; a cancelled
    meeting says so.
    """
    from icalendar import Calendar, Event  # some of the cost of a page, for a file few ask for

    calendar, event = Calendar(), Event()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//SayPro Classified//Meetings//EN")
    calendar.add("method", "CANCEL" if is_off(meeting) else "PUBLISH")
    for name, value in properties(meeting, reader, zone).items():
        event.add(name, value)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def properties(meeting: Meeting, reader: User, zone: ZoneInfo) -> dict[str, object]:
    title = meeting.listing.title
    return {
        "uid": f"{meeting.uid}@{settings.SITE_HOST}",
        "sequence": meeting.sequence,
        "dtstamp": meeting.closed_at or meeting.agreed_at or meeting.made_at,
        "dtstart": meeting.starts_at.astimezone(zone),
        "dtend": meeting.ends_at.astimezone(zone),
        "summary": _("Meet %(name)s: %(title)s")
        % {"name": meeting.other_side(reader).first_name, "title": title},
        "location": meeting.place,
        "url": settings.SITE_URL + meeting.conversation.get_absolute_url(),
        "organizer": f"mailto:{settings.OFFICE_EMAIL}",
        "status": "CANCELLED" if is_off(meeting) else "CONFIRMED",
    }


def is_off(meeting: Meeting) -> bool:
    return meeting.state in (Meeting.State.CANCELLED, Meeting.State.DECLINED)
