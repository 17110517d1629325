"""Who is told what, in which words, and once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from saypro.conversations.actions import mute, unmute
from saypro.conversations.testing import say
from saypro.deals import actions
from saypro.deals.events import OfferMade
from saypro.deals.testing import a_meeting, a_rendezvous, a_wish, an_agreement, an_offer
from saypro.events import actions as events
from saypro.events.models import Event
from saypro.events.testing import run_reactions
from saypro.notifications.actions import change_preferences, dispatch_due
from saypro.notifications.models import Mail, Notice

NOW = timezone.now


def told() -> list[tuple[str, str, str]]:
    """Who, which kind, in which words, after everything has reacted; the oldest first."""
    run_reactions()
    notices = Notice.objects.exclude(kind="message").select_related("person").order_by("pk")
    return [(notice.person.first_name, notice.kind, notice.title) for notice in notices]


def test_an_offer_and_its_answers(thread, seller, buyer):
    first = an_offer(thread, 13000)
    second = actions.counter_offer(first, a_wish(13800), by=seller, at=NOW())
    actions.accept_offer(second, by=buyer, at=NOW())
    assert told() == [
        ("Sipho", "offer_made", "Lerato offers R\xa013\xa0000"),
        ("Lerato", "offer_countered", "Sipho counters with R\xa013\xa0800"),
        ("Sipho", "offer_accepted", "Lerato accepted your R\xa013\xa0800"),
    ]


def test_an_offer_is_mailed_once_and_so_is_a_message_beside_it(thread, seller, buyer, settings):
    settings.KEEPS_MAIL = True
    change_preferences(seller, chosen={}, quiet_from=None, quiet_to=None)
    an_offer(thread, 13000)
    assert mailed_within(minutes=10) == ["Lerato offers R 13 000"]
    say(thread, buyer, "Cash, today")
    assert mailed_within(minutes=30)[1:] == [f"Lerato wrote to you about {thread.subject}"]


def mailed_within(minutes: int) -> list[str]:
    """The subjects of all mails so far, once so much time has passed and everything has run twice."""
    with time_machine.travel(NOW() + timedelta(minutes=minutes), tick=False):
        for _ in range(2):
            run_reactions()
            dispatch_due(NOW())
    return list(Mail.objects.order_by("pk").values_list("subject", flat=True))


def test_a_muted_thread_makes_no_noise_but_its_news_are_listed(thread, seller, settings):
    settings.KEEPS_MAIL = True
    change_preferences(seller, chosen={}, quiet_from=None, quiet_to=None)
    say(thread, seller, "Yes, it is still here")
    mute(seller, [thread.ref], until=NOW() + timedelta(days=1))
    offer = an_offer(thread, 13000)
    assert told()[0][:2] == ("Sipho", "offer_made")
    assert sipho_was_mailed() == []
    unmute(seller, [thread.ref])
    actions.withdraw_offer(offer, by=offer.maker, at=NOW())
    assert sipho_was_mailed() == ["Lerato took back the offer of R 13 000"]


def sipho_was_mailed() -> list[str]:
    return [subject for subject in mailed_within(minutes=10) if "wrote to you" not in subject]


def test_no_and_never_mind(thread, rivals_thread, seller, rival):
    actions.decline_offer(an_offer(thread, 13000), by=seller, at=NOW())
    actions.withdraw_offer(an_offer(rivals_thread, 12000), by=rival, at=NOW())
    assert [row[:2] for row in told()] == [
        ("Sipho", "offer_made"),
        ("Lerato", "offer_declined"),
        ("Sipho", "offer_made"),
        ("Sipho", "offer_withdrawn"),
    ]


def test_the_clock(thread):
    offer = an_offer(thread, 13000)
    actions.tell_of_ends(offer.lapses_at - timedelta(hours=4))
    actions.lapse_offers(offer.lapses_at)
    assert told()[1:] == [
        ("Sipho", "offer_ending", "Lerato’s offer of R\xa013\xa0000 lapses in 4 hours"),
        ("Lerato", "offer_lapsed", "Your offer of R\xa013\xa0000 lapsed"),
    ]


def test_a_late_word_about_the_end_says_what_is_left(thread):
    offer = an_offer(thread, 13000)
    actions.tell_of_ends(offer.lapses_at - timedelta(minutes=125))
    assert told()[1][2].endswith("lapses in 2 hours")


def test_a_deal_sold_taken_back_and_called_off(thread, seller, buyer):
    deal = an_agreement(thread)
    actions.close_deal(thread, by=seller, at=NOW())
    actions.reopen_deal(deal, by=seller, at=NOW())
    actions.call_off(deal, by=buyer, at=NOW())
    assert [row[:2] for row in told()][2:] == [
        ("Lerato", "deal_closed"),
        ("Lerato", "deal_reopened"),
        ("Sipho", "deal_off"),
    ]


def test_a_meeting_from_suggested_to_cancelled(thread, seller, buyer):
    first = a_meeting(thread, hours=30)
    second = actions.suggest_meeting(thread, a_rendezvous(50), by=seller, at=NOW())
    actions.decline_meeting(second, by=buyer, at=NOW())
    actions.remind_of_meetings(first.starts_at - timedelta(hours=24))
    actions.remind_of_meetings(first.starts_at - timedelta(hours=1))
    actions.note_meeting(first, "late", by=buyer, at=first.starts_at, minutes=20)
    actions.cancel_meeting(first, by=seller, at=first.starts_at)
    assert [row[:2] for row in told()] == [
        ("Sipho", "meeting_suggested"),
        ("Lerato", "meeting_agreed"),
        ("Lerato", "meeting_changed"),
        ("Sipho", "meeting_declined"),
        ("Lerato", "meeting_tomorrow"),
        ("Sipho", "meeting_tomorrow"),
        ("Lerato", "meeting_soon"),
        ("Sipho", "meeting_soon"),
        ("Sipho", "meeting_note"),
        ("Lerato", "meeting_cancelled"),
    ]
    assert ("Sipho", "meeting_note", "Lerato is about 20 minutes late") in told()


def test_a_time_is_told_by_the_readers_clock(thread, seller):
    seller.time_zone = "Pacific/Auckland"
    seller.save()
    meeting = a_meeting(thread, agreed=False)
    local = meeting.starts_at.astimezone(seller.zone)
    assert f"{local:%H:%M}" in told()[0][2]


def test_a_worker_that_starts_again_tells_nobody_twice(thread):
    an_offer(thread)
    told()
    event = Event.objects.get(kind=OfferMade.kind)
    assert not events.react(event.pk, "deals.tell_of_offer")
    assert len(told()) == 1


@pytest.mark.parametrize("text", ["{name} %(sum)s", "<b>{0}</b>", "%s {"])
def test_what_people_write_is_never_read_as_a_pattern(thread, buyer, listing, text):
    listing.title = text
    listing.save()
    an_offer(thread)
    told()
    assert text in Notice.objects.exclude(kind="message").get().body
