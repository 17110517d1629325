"""Tips: to whom they fit, once, one a day, and within what the member allows."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.testing import a_deal
from saypro.deals import actions as deals
from saypro.deals.testing import an_offer
from saypro.events.testing import run_reactions
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing, a_photo
from saypro.notifications import actions, queries
from saypro.notifications.models import Mail, Notice
from saypro.notifications.testing import a_browser
from saypro.notifications.tips import tips

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OFFER, PHOTO, PROFILE, PUSH = (str(tip.title) for tip in tips())


def told(person: User, *, days: float = 0) -> list[str]:
    """The titles of the person's tips, the oldest first, once the schedule has been by so much later."""
    actions.tell_tips(timezone.now() + days * DAY)
    return [
        str(each)
        for each in Notice.objects.filter(person=person, kind="tip")
        .order_by("pk")
        .values_list("title", flat=True)
    ]


def a_member(**fields: Any) -> User:
    return a_person("Sipho Dlamini", **({"town": "cape-town"} | fields))


def test_an_empty_profile_is_hinted_at_after_three_days() -> None:
    thandi = a_person("Thandi Nkosi")
    assert told(thandi, days=2.9) == []
    assert told(thandi, days=3.1) == [PROFILE]


@pytest.mark.parametrize("said", [{"town": "cape-town"}, {"about": "I sell bikes"}, {"photo": "abc"}])
def test_who_says_something_of_themselves_hears_nothing(said: dict[str, str]) -> None:
    assert told(a_person("Thandi Nkosi", **said), days=5) == []
    assert told(an_agent(), days=5) == [], "nor does the office"


def test_an_ad_without_photos_is_hinted_at_after_a_day() -> None:
    sipho = a_member()
    ad = a_listing(sipho)
    assert told(sipho, days=0.9) == []
    assert told(sipho, days=1.1) == [PHOTO]
    assert Notice.objects.get(kind="tip").url == f"/ads/{ad.ref}/edit/"


def test_ads_with_a_photo_and_sold_ones_need_none() -> None:
    sipho = a_member()
    a_photo(a_listing(sipho), "abc")
    a_listing(sipho, state=Listing.State.SOLD)
    assert told(sipho, days=2) == []


def test_an_offer_that_waits_is_hinted_at_to_whoever_must_answer() -> None:
    sipho, lerato = a_member(), a_person("Lerato Mokoena", town="cape-town")
    listing = a_listing(sipho)
    a_photo(listing, "abc")
    offer = an_offer(a_deal(lerato, listing))
    assert told(sipho, days=0.4) == []
    assert told(sipho, days=0.6) == [OFFER]
    assert told(lerato) == []
    deals.decline_offer(offer, by=sipho, at=timezone.now())
    Notice.objects.all().delete()
    assert told(sipho, days=0.6) == []


def test_who_was_written_to_and_takes_no_pushes_is_shown_where_to_turn_them_on() -> None:
    sipho, lerato = a_member(), a_person("Lerato Mokoena", town="cape-town")
    a_browser(lerato)
    for person in (sipho, lerato):
        actions.tell(person.pk, kind="message", title="x", body="", url="/", event_id=1, at=timezone.now())
    assert told(sipho, days=1) == [PUSH]
    assert told(lerato, days=1) == []


def test_each_is_told_once_and_one_a_day() -> None:
    thandi = a_person("Thandi Nkosi")
    a_listing(thandi)
    a_listing(thandi)
    assert told(thandi, days=4) == [PHOTO]
    assert told(thandi, days=5) == [PHOTO, PROFILE]
    for days in (6, 7, 20):
        assert told(thandi, days=days) == [PHOTO, PROFILE]


def test_tips_are_listed_but_not_mailed_unless_chosen_and_can_be_switched_off(settings: Any) -> None:
    settings.KEEPS_MAIL = True
    quiet, keen, curious = (a_person(name) for name in ("Thandi Nkosi", "Ayesha Khan", "Johan Botha"))
    actions.change_preferences(quiet, chosen={"tips": frozenset()})
    actions.change_preferences(keen, chosen={"tips": frozenset({"app", "email"})})
    later = timezone.now() + 4 * DAY
    actions.tell_tips(later)
    assert [queries.unread_notices(person) for person in (quiet, keen, curious)] == [0, 1, 1]
    actions.dispatch(keen.pk, "email", at=later + DAY)
    run_reactions()
    assert [mail.to for mail in Mail.objects.all()] == [keen.email]


def test_tips_keep_the_weekly_limit() -> None:
    thandi = a_person("Thandi Nkosi")
    actions.change_preferences(thandi, chosen={}, budget=0)
    later = timezone.now() + 4 * DAY
    actions.tell_tips(later)
    assert queries.unread_notices(thandi) == 0
    assert [notice.title for notice in queries.held_notices(thandi, later)] == [PROFILE]
