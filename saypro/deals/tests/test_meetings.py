"""Where and when, agreed by both, and what is said when it is near."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from icalendar import Calendar

from saypro.conversations.actions import block_person
from saypro.deals import actions, queries
from saypro.deals.actions import Refused
from saypro.deals.calendars import calendar_of
from saypro.deals.events import (
    MeetingAgreed,
    MeetingCancelled,
    MeetingDeclined,
    MeetingNeared,
    MeetingNoted,
    MeetingSuggested,
)
from saypro.deals.models import Meeting
from saypro.deals.testing import a_meeting, a_rendezvous, an_agreement
from saypro.events.testing import recorded
from saypro.listings import actions as listings

NOW = timezone.now
JOHANNESBURG = ZoneInfo("Africa/Johannesburg")


def test_a_suggestion_stands_in_the_thread(thread, buyer):
    wish = a_rendezvous()
    first, second = (actions.suggest_meeting(thread, wish, by=buyer, at=NOW()) for _ in range(2))
    assert first == second
    card = thread.messages.get(card="meeting")
    assert (card.card_id, card.sender_id) == (first.pk, buyer.pk)
    assert "Police station, Observatory" in card.body
    assert recorded(MeetingSuggested)[0].starts_at == wish.starts_at.astimezone(UTC).isoformat()


@pytest.mark.parametrize(("hours", "says"), [(-1, "past"), (0, "past"), (24 * 60 + 1, "60 days")])
def test_a_time_past_or_far_away_is_refused(thread, buyer, hours, says):
    with pytest.raises(Refused, match=says):
        actions.suggest_meeting(thread, a_rendezvous(hours), by=buyer, at=NOW())


def test_sixty_days_ahead_is_the_furthest(thread, buyer):
    now = NOW()
    wish = actions.Rendezvous("Library", now + timedelta(days=60), uuid4())
    assert actions.suggest_meeting(thread, wish, by=buyer, at=now)


def test_only_the_other_side_agrees_or_says_no(thread, buyer, stranger):
    meeting = a_meeting(thread, agreed=False)
    for verb in (actions.agree_meeting, actions.decline_meeting):
        with pytest.raises(Refused, match="your own suggestion"):
            verb(meeting, by=buyer, at=NOW())
        with pytest.raises(Refused, match="not part"):
            verb(meeting, by=stranger, at=NOW())


def test_agreeing_twice_is_agreeing_once(thread, seller):
    meeting = a_meeting(thread)
    actions.agree_meeting(meeting, by=seller, at=NOW())
    assert len(recorded(MeetingAgreed)) == 1
    assert queries.agreed_meeting(thread, NOW()) == meeting


def test_no_to_a_suggestion(thread, seller):
    meeting = a_meeting(thread, agreed=False)
    for _ in range(2):
        actions.decline_meeting(meeting, by=seller, at=NOW())
    assert len(recorded(MeetingDeclined)) == 1
    with pytest.raises(Refused, match="answer was no"):
        actions.agree_meeting(meeting, by=seller, at=NOW())


def test_a_suggestion_past_its_time_is_not_agreed_to(thread, seller):
    meeting = a_meeting(thread, agreed=False)
    with pytest.raises(Refused, match="is past"):
        actions.agree_meeting(meeting, by=seller, at=meeting.starts_at)


def test_another_suggestion_replaces_the_open_one(thread, seller, buyer):
    first = a_meeting(thread, agreed=False)
    second = actions.suggest_meeting(thread, a_rendezvous(50), by=seller, at=NOW())
    first.refresh_from_db()
    assert (first.state, second.state) == ("changed", "suggested")
    with pytest.raises(Refused, match="newer suggestion"):
        actions.agree_meeting(first, by=seller, at=NOW())


def test_an_agreed_meeting_stands_until_the_change_is_agreed(thread, seller, buyer):
    first = a_meeting(thread)
    second = actions.suggest_meeting(thread, a_rendezvous(72), by=seller, at=NOW())
    assert queries.agreed_meeting(thread, NOW()) == first
    actions.agree_meeting(second, by=buyer, at=NOW())
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.state == "changed"
    assert queries.agreed_meeting(thread, NOW()) == second
    assert (second.uid, second.sequence, second.replaces) == (first.uid, 1, first)


def test_a_second_meeting_after_the_first_is_over_is_another_event(thread, seller, buyer):
    first = a_meeting(thread, hours=1)
    later = first.starts_at + timedelta(hours=2)
    wish = actions.Rendezvous("Library", later + timedelta(hours=5), uuid4())
    second = actions.suggest_meeting(thread, wish, by=seller, at=later)
    actions.agree_meeting(second, by=buyer, at=later)
    first.refresh_from_db()
    assert (first.state, second.uid != first.uid, second.sequence) == ("past", True, 0)


def test_the_database_knows_one_agreed_meeting_a_thread(thread):
    meeting = a_meeting(thread)
    meeting.pk, meeting.ref, meeting.client_id = None, "another", uuid4()
    with pytest.raises(IntegrityError, match="one_agreed_meeting"), transaction.atomic():
        meeting.save(force_insert=True)


def test_either_side_calls_an_agreed_meeting_off(thread, seller, stranger):
    meeting = a_meeting(thread)
    with pytest.raises(Refused, match="not part"):
        actions.cancel_meeting(meeting, by=stranger, at=NOW())
    for _ in range(2):
        actions.cancel_meeting(meeting, by=seller, at=NOW())
    assert [fact.was_agreed for fact in recorded(MeetingCancelled)] == [True]
    assert queries.agreed_meeting(thread, NOW()) is None


def test_a_suggestion_is_taken_back_by_its_maker_alone(thread, seller, buyer):
    meeting = a_meeting(thread, agreed=False)
    with pytest.raises(Refused, match="Say no"):
        actions.cancel_meeting(meeting, by=seller, at=NOW())
    actions.cancel_meeting(meeting, by=buyer, at=NOW())
    assert queries.suggested_meeting(thread, NOW()) is None


def test_calling_the_deal_off_calls_the_meeting_off(thread, buyer):
    deal = an_agreement(thread)
    meeting = a_meeting(thread)
    actions.call_off(deal, by=buyer, at=NOW())
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"


def test_blocked_people_do_not_arrange_to_meet(thread, buyer, seller):
    meeting = a_meeting(thread, agreed=False)
    block_person(seller, buyer)
    with pytest.raises(Refused, match="blocked"):
        actions.suggest_meeting(thread, a_rendezvous(), by=buyer, at=NOW())
    with pytest.raises(Refused, match="blocked"):
        actions.agree_meeting(meeting, by=seller, at=NOW())


def test_there_is_nothing_to_meet_about_when_the_ad_is_gone(thread, buyer, listing):
    listings.delete_listing(listing)
    with pytest.raises(Refused, match="gone"):
        actions.suggest_meeting(thread, a_rendezvous(), by=buyer, at=NOW())


class TestNotes:
    def test_on_my_way_is_said_once(self, thread, buyer):
        meeting = a_meeting(thread, hours=2)
        notes = {actions.note_meeting(meeting, "on_way", by=buyer, at=NOW()).pk for _ in range(2)}
        assert len(notes) == len(recorded(MeetingNoted)) == 1
        assert thread.messages.get(card="meeting_note").body == "On my way"

    def test_late_says_by_how_much(self, thread, buyer):
        meeting = a_meeting(thread, hours=1)
        actions.note_meeting(meeting, "late", by=buyer, at=NOW(), minutes=20)
        assert thread.messages.get(card="meeting_note").body == "I am about 20 minutes late"

    def test_nobody_came_is_not_said_before_a_quarter_of_an_hour(self, thread, seller):
        meeting = a_meeting(thread, hours=1)
        with pytest.raises(Refused, match="quarter of an hour"):
            actions.note_meeting(meeting, "no_show", by=seller, at=meeting.starts_at + timedelta(minutes=14))
        actions.note_meeting(meeting, "no_show", by=seller, at=meeting.starts_at + timedelta(minutes=15))
        assert thread.messages.get(card="meeting_note").body == "I was there, and Lerato was not"

    @pytest.mark.parametrize(("hours", "says"), [(-4, "too early"), (4, "long past")])
    def test_nobody_is_on_the_way_long_before_or_after(self, thread, buyer, hours, says):
        meeting = a_meeting(thread)
        with pytest.raises(Refused, match=says):
            actions.note_meeting(meeting, "on_way", by=buyer, at=meeting.starts_at + timedelta(hours=hours))

    def test_a_stranger_notes_nothing(self, thread, stranger):
        with pytest.raises(Refused, match="not part"):
            actions.note_meeting(a_meeting(thread, hours=1), "on_way", by=stranger, at=NOW())

    def test_there_is_no_way_to_a_meeting_nobody_agreed_to(self, thread, buyer):
        with pytest.raises(Refused, match="not agreed"):
            actions.note_meeting(a_meeting(thread, hours=1, agreed=False), "on_way", by=buyer, at=NOW())


class TestReminders:
    def leads(self) -> list[str]:
        return [fact.lead for fact in recorded(MeetingNeared)]

    def test_a_day_and_an_hour_before_each_once(self, thread):
        meeting = a_meeting(thread, hours=48)
        for hours in (25, 24, 23, 1.01, 1, 0.5):
            at = meeting.starts_at - timedelta(hours=hours)
            actions.remind_of_meetings(at)
            actions.remind_of_meetings(at)
        assert self.leads() == ["day", "hour"]

    def test_not_when_it_was_agreed_later_than_that(self, thread):
        meeting = a_meeting(thread, hours=20)
        actions.remind_of_meetings(meeting.starts_at - timedelta(hours=19))
        assert self.leads() == []
        actions.remind_of_meetings(meeting.starts_at - timedelta(minutes=50))
        assert self.leads() == ["hour"]

    def test_a_clock_that_stood_still_does_not_say_both(self, thread):
        meeting = a_meeting(thread, hours=48)
        actions.remind_of_meetings(meeting.starts_at - timedelta(minutes=50))
        assert self.leads() == ["hour"]

    def test_a_changed_meeting_is_reminded_of_anew(self, thread, seller, buyer):
        first = a_meeting(thread, hours=30)
        actions.remind_of_meetings(first.starts_at - timedelta(hours=24))
        second = actions.suggest_meeting(thread, a_rendezvous(90), by=seller, at=NOW())
        actions.agree_meeting(second, by=buyer, at=NOW())
        actions.remind_of_meetings(first.starts_at - timedelta(minutes=50))
        actions.remind_of_meetings(second.starts_at - timedelta(hours=24))
        assert [fact.meeting_id for fact in recorded(MeetingNeared)] == [first.pk, second.pk]

    @pytest.mark.parametrize("verb", [actions.cancel_meeting, None])
    def test_nobody_is_reminded_of_what_does_not_hold(self, thread, buyer, verb):
        meeting = a_meeting(thread, agreed=verb is not None)
        if verb:
            verb(meeting, by=buyer, at=NOW())
        actions.remind_of_meetings(meeting.starts_at - timedelta(hours=23))
        assert self.leads() == []


class TestCalendar:
    def event(self, meeting, reader):
        calendar = Calendar.from_ical(calendar_of(meeting, reader, JOHANNESBURG))
        (event,) = calendar.walk("VEVENT")
        return calendar, event

    def test_it_is_at_the_right_hour_in_the_readers_zone(self, thread, buyer):
        wish = actions.Rendezvous("Library; 2nd floor, Paarl", datetime(2031, 6, 7, 8, tzinfo=UTC), uuid4())
        at = datetime(2031, 6, 1, 8, tzinfo=UTC)
        meeting = actions.suggest_meeting(thread, wish, by=buyer, at=at)
        calendar, event = self.event(meeting, buyer)
        start = event.decoded("dtstart")
        assert (start.hour, start.utcoffset()) == (10, timedelta(hours=2))
        assert event["dtstart"].params["TZID"] == "Africa/Johannesburg"
        assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Africa/Johannesburg"]
        assert event["location"] == "Library; 2nd floor, Paarl"
        assert event["summary"] == "Meet Sipho: Trek Marlin 7 mountain bike, size M"

    def test_a_change_moves_the_same_event(self, thread, seller, buyer):
        first = a_meeting(thread)
        second = actions.suggest_meeting(thread, a_rendezvous(72), by=seller, at=NOW())
        assert queries.newest_of_event(first) == first, "nothing has moved before both agree"
        actions.agree_meeting(second, by=buyer, at=NOW())
        (_, before), (_, after) = self.event(first, buyer), self.event(queries.newest_of_event(first), buyer)
        assert before["uid"] == after["uid"]
        assert (before["sequence"], after["sequence"]) == (0, 1)
        assert before["dtstart"] != after["dtstart"]

    def test_a_cancelled_meeting_says_so_under_the_same_name(self, thread, buyer):
        meeting = a_meeting(thread)
        _, before = self.event(meeting, buyer)
        actions.cancel_meeting(meeting, by=buyer, at=NOW())
        calendar, after = self.event(queries.newest_of_event(meeting), buyer)
        assert calendar["method"] == "CANCEL"
        assert (after["status"], after["uid"]) == ("CANCELLED", before["uid"])
        assert after["sequence"] > before["sequence"]


def test_a_change_agreed_after_the_first_was_called_off_comes_after_that_in_calendars(thread, seller, buyer):
    first = a_meeting(thread)
    second = actions.suggest_meeting(thread, a_rendezvous(72), by=seller, at=NOW())
    actions.cancel_meeting(first, by=buyer, at=NOW())
    actions.agree_meeting(second, by=buyer, at=NOW())
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.uid, second.sequence) == (first.uid, first.sequence + 1)


def test_a_meeting_goes_from_suggested_to_past_by_the_clock(thread):
    meeting = a_meeting(thread, agreed=False)
    assert meeting.state_at(NOW()) == Meeting.State.SUGGESTED
    assert meeting.state_at(meeting.starts_at) == Meeting.State.PAST
