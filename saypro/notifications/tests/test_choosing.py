"""The rules of who is told how, as a pure function: no clock, no database."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saypro.notifications.choosing import Decision, History, PaceName, Wishes, channels_for
from saypro.notifications.hours import DAY, HOUR, Quiet, awake, next_hour, next_time
from saypro.notifications.kinds import CHANNELS, Channel, NoticeGroup, NoticeKind

ZONES = [
    ZoneInfo(name)
    for name in (
        "Africa/Johannesburg",
        "Europe/Berlin",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
        "America/Santiago",
    )
]
JOBURG = ZONES[0]
NOON, NIGHT = datetime(2026, 6, 9, 10, tzinfo=UTC), datetime(2026, 6, 9, 20, tzinfo=UTC)
OFFERS = NoticeGroup("offers", "Offers", "handshake")
OFFER = NoticeKind("offer", "Offer", "offers", frozenset({"app", "push", "email"}), is_transactional=True)
TIP = NoticeKind("tip", "Tip", "offers", frozenset({"app", "email"}))
ALARM = NoticeKind("alarm", "Alarm", "alarms", is_transactional=True, is_urgent=True)
ALARMS = NoticeGroup("alarms", "Alarms", "bell", always=frozenset({"app", "email", "push"}))

moments = some.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=some.just(UTC))
zones = some.sampled_from(ZONES)
times = some.builds(time, some.integers(0, 23), some.sampled_from([0, 15, 30, 45]))
quiets = some.builds(Quiet, times, times).filter(lambda quiet: quiet.begins != quiet.ends)
channel_sets = some.frozensets(some.sampled_from(CHANNELS))
paces: some.SearchStrategy[PaceName] = some.sampled_from(["at_once", "hourly", "daily"])
wishes = some.builds(
    Wishes,
    zone=zones,
    quiet=some.none() | quiets,
    budget=some.integers(0, 20),
    daily_hour=some.integers(0, 23),
    paces=some.dictionaries(some.sampled_from(CHANNELS), paces),
    chosen=some.dictionaries(some.sampled_from(["offers", "alarms"]), channel_sets),
    reach=channel_sets,
)
histories = some.builds(History, some.integers(0, 30), some.booleans())


def wish(*, reach: frozenset[Channel] = frozenset(CHANNELS), **changes: object) -> Wishes:
    plain = {"zone": JOBURG, "quiet": Quiet(time(21), time(7)), "budget": 3}
    return Wishes(**{**plain, "reach": reach, **changes})  # type: ignore[arg-type]


def due(decision: Decision) -> dict[Channel, datetime]:
    return {way.channel: way.due_at for way in decision.ways}


@given(wishes, moments, histories)
def test_nothing_goes_where_it_was_not_wanted_or_nobody_is(
    wishes: Wishes, at: datetime, history: History
) -> None:
    decision = channels_for(OFFER, OFFERS, wishes, at, history)
    channels = set(due(decision))
    wanted = wishes.chosen.get("offers", OFFER.channels)
    assert channels <= wanted & wishes.reach
    assert channels == (set() if history.is_muted else (wanted & wishes.reach) - {"app"})
    assert decision.is_listed == ("app" in wanted)
    assert not decision.held, "what is a transaction is never held back"


@given(wishes, moments, histories)
def test_nothing_leaves_early_or_in_quiet_hours(wishes: Wishes, at: datetime, history: History) -> None:
    for kind in (OFFER, TIP):
        for way in channels_for(kind, OFFERS, wishes, at, history).ways:
            assert at <= way.due_at < at + 3 * DAY
            assert wishes.quiet is None or not wishes.quiet.covers(way.due_at, wishes.zone)


@given(wishes, moments, histories)
def test_beyond_the_limit_nothing_but_transactions_goes_anywhere(
    wishes: Wishes, at: datetime, history: History
) -> None:
    decision = channels_for(TIP, OFFERS, wishes, at, history)
    wanted = wishes.chosen.get("offers", TIP.channels)
    assert (decision == Decision(held="budget")) == (bool(wanted) and history.contacts >= wishes.budget)


@given(wishes, moments, histories)
def test_security_comes_through_at_once_whatever_was_chosen(
    wishes: Wishes, at: datetime, history: History
) -> None:
    decision = channels_for(ALARM, ALARMS, wishes, at, history)
    assert decision.is_listed
    expected = (wishes.chosen.get("alarms", ALARM.channels) | ALARMS.always) & wishes.reach - {"app"}
    assert due(decision) == dict.fromkeys(expected, at)


def test_by_day_a_push_goes_at_once_and_a_mail_waits_to_be_read_first() -> None:
    decision = channels_for(OFFER, OFFERS, wish(), NOON, History())
    assert due(decision) == {"push": NOON, "email": NOON + timedelta(minutes=3)}


def test_at_night_both_wait_for_seven_on_the_members_clock() -> None:
    decision = channels_for(OFFER, OFFERS, wish(), NIGHT, History())
    assert set(due(decision).values()) == {datetime(2026, 6, 10, 5, tzinfo=UTC)}


def test_a_mail_that_would_leave_after_nine_waits_too() -> None:
    at = datetime(2026, 6, 9, 18, 58, tzinfo=UTC)
    assert due(channels_for(OFFER, OFFERS, wish(), at, History())) == {
        "push": at,
        "email": datetime(2026, 6, 10, 5, tzinfo=UTC),
    }


def test_a_daily_mail_is_collected_at_the_members_hour() -> None:
    daily = wish(paces={"email": "daily"}, daily_hour=17)
    decision = channels_for(OFFER, OFFERS, daily, NOON, History())
    [mail] = [way for way in decision.ways if way.channel == "email"]
    assert (mail.due_at, mail.is_collected) == (datetime(2026, 6, 9, 15, tzinfo=UTC), True)


def test_an_hour_that_lies_in_quiet_hours_waits_for_their_end() -> None:
    daily = wish(paces={"email": "daily"}, daily_hour=3)
    assert due(channels_for(OFFER, OFFERS, daily, NOON, History()))["email"] == datetime(
        2026, 6, 10, 5, tzinfo=UTC
    )


@given(moments, zones)
def test_the_next_full_hour_is_one_on_the_members_clock(at: datetime, zone: ZoneInfo) -> None:
    there = next_hour(at, zone)
    assert at < there <= at + HOUR
    if there.astimezone(zone).utcoffset() == at.astimezone(zone).utcoffset():
        assert there.astimezone(zone).time().replace(hour=0) == time(0)


@given(moments, zones, times)
def test_the_next_time_of_day_is_ahead_and_within_a_day(at: datetime, zone: ZoneInfo, wanted: time) -> None:
    there = next_time(at, wanted, zone)
    assert at < there <= at + DAY + 2 * HOUR


@given(moments, zones, quiets)
def test_waking_is_never_in_quiet_hours_and_by_day_is_now(at: datetime, zone: ZoneInfo, quiet: Quiet) -> None:
    woken = awake(at, quiet, zone)
    assert not quiet.covers(woken, zone)
    assert (woken == at) == (not quiet.covers(at, zone))


@pytest.mark.parametrize(
    ("at", "wanted", "there"),
    [
        # 29 March 2026 in Berlin: after 01:59 comes 03:00, and 02:30 is where it would have been.
        ("2026-03-28T23:30+00:00", "02:30", "2026-03-29T01:30+00:00"),
        # 25 October 2026: 02:30 comes twice, at 00:30 and 01:30 UTC.
        ("2026-10-24T22:00+00:00", "02:30", "2026-10-25T00:30+00:00"),
        ("2026-10-25T00:45+00:00", "02:30", "2026-10-25T01:30+00:00"),
        ("2026-10-25T01:30+00:00", "02:30", "2026-10-26T01:30+00:00"),
    ],
)
def test_on_the_days_the_clocks_change(at: str, wanted: str, there: str) -> None:
    found = next_time(datetime.fromisoformat(at), time.fromisoformat(wanted), ZoneInfo("Europe/Berlin"))
    assert found == datetime.fromisoformat(there)
