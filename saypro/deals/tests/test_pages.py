"""The pages of offers, deals and meetings as a browser without scripts sees them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.testing import an_agent, signed_in_client
from saypro.conversations.actions import block_person, suspend_person
from saypro.conversations.models import Conversation
from saypro.conversations.testing import say
from saypro.deals import actions, queries
from saypro.deals.models import Deal, Meeting, Offer
from saypro.deals.testing import a_meeting, a_wish, an_agreement, an_offer
from saypro.kit.assertions import assert_queries
from saypro.listings import actions as listings
from saypro.listings.testing import a_listing

NOW = timezone.now


def url(name, thing):
    return reverse(f"deals:{name}", args=[thing.ref])


def page(response, status=200) -> str:
    assert response.status_code == status
    return str(response.content.decode())


class TestOffering:
    def test_a_first_offer_on_an_ad_begins_the_thread(self, buying, listing, buyer):
        response = buying.post(
            url("offer_on_ad", listing), {"price": "R 13 000", "terms": " I can  fetch it. "}
        )
        offer = Offer.objects.get()
        assert (offer.price.amount, offer.terms, offer.buyer) == (13000, "I can fetch it.", buyer)
        assert response["Location"] == offer.conversation.get_absolute_url()

    def test_a_refused_first_offer_begins_no_thread_and_keeps_what_was_typed(self, buying, listing):
        text = page(buying.post(url("offer_on_ad", listing), {"price": "-5", "terms": "cash"}), 422)
        assert "more than nothing" in text
        assert 'value="-5"' in text
        assert 'value="cash"' in text
        assert Conversation.objects.count() == 0

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ("", "Name a sum"),
            ("lots", "Use digits only"),
            ("NaN", "Use digits only"),
            ("nan", "Use digits only"),
            ("Infinity", "Use digits only"),
            ("1e5", "Use digits only"),
            ("0", "more than nothing"),
            ("-13000", "more than nothing"),
            ("13000.005", "nothing smaller than a cent"),
            ("145 001", "ten times"),
            ("$ 700", "in rand"),
            ("700 USD", "in rand"),
            ("€700", "in rand"),
            ("9" * 14, "more than we can write down"),
            ("9" * 31, "at most 30 characters"),
            ("\x00", "Null characters"),
        ],
    )
    def test_a_bad_sum_gets_a_sentence(self, buying, thread, typed, says):
        text = page(buying.post(url("new_offer", thread), {"price": typed}), 422)
        assert says in text
        assert not Offer.objects.exists()

    @pytest.mark.parametrize(
        "typed", ["13000", "R13000", "R 13 000", "13,000.00", "13000,00", "ZAR 13 000", "13'000"]
    )
    def test_a_sum_is_read_as_people_write_it(self, buying, thread, typed):
        buying.post(url("new_offer", thread), {"price": typed})
        assert Offer.objects.get().price.amount == 13000

    def test_two_tabs_two_offers_one_sentence(self, buying, thread):
        buying.post(url("new_offer", thread), {"price": "13000", "client_id": uuid4()})
        text = page(buying.post(url("new_offer", thread), {"price": "12000", "client_id": uuid4()}), 422)
        assert "still open" in text

    def test_while_an_offer_is_open_the_form_leads_to_it(self, buying, thread):
        offer = an_offer(thread)
        assert buying.get(url("new_offer", thread))["Location"] == url("offer", offer)

    def test_ones_own_ad_leads_back_to_it(self, selling, listing):
        assert selling.get(url("offer_on_ad", listing))["Location"] == listing.get_absolute_url()

    @pytest.mark.parametrize(
        ("step", "says"), [("reserve", "kept for somebody"), ("sell", "This ad is sold")]
    )
    def test_what_is_not_for_sale_says_so_before_anything_is_typed(self, buying, listing, step, says):
        getattr(listings, f"{step}_listing")(listing)
        text = page(buying.get(url("offer_on_ad", listing)))
        assert says in text
        assert 'name="price"' not in text

    def test_a_visitor_signs_in_first(self, listing):
        assert "/account/login" in Client().get(url("offer_on_ad", listing))["Location"]


class TestAnswering:
    def test_accepting_on_a_page(self, selling, thread, listing):
        offer = an_offer(thread)
        assert "Reserve my ad for Lerato" in page(selling.get(url("acceptance", offer)))
        response = selling.post(url("acceptance", offer), {"reserves": "on"})
        assert response["Location"] == thread.get_absolute_url()
        assert Deal.objects.get().reserves

    def test_an_unticked_box_leaves_the_ad_available(self, selling, thread, listing):
        selling.post(url("acceptance", an_offer(thread)), {})
        listing.refresh_from_db()
        assert (Deal.objects.get().reserves, listing.state) == (False, "live")

    def test_who_accepts_is_asked_next_for_a_word_to_the_others(
        self, selling, thread, rivals_thread, listing
    ):
        an_offer(rivals_thread)
        response = selling.post(url("acceptance", an_offer(thread)), {"reserves": "on"})
        assert response["Location"] == f"{url('closing', listing)}?thread={thread.ref}"

    def test_a_script_is_told_where_to_go_and_what_to_ask(self, selling, thread, rivals_thread, listing):
        an_offer(rivals_thread)
        headers = {"X-Sheet": thread.get_absolute_url()}
        response = selling.post(url("acceptance", an_offer(thread)), {"reserves": "on"}, headers=headers)
        assert response.status_code == 204
        assert response["X-Sheet-Next"] == thread.get_absolute_url()
        assert response["X-Sheet-Ask"].startswith(url("closing", listing))
        assert response["X-Sheet-Words"] == "Offer%20accepted."

    def test_a_late_yes_gets_a_sentence(self, selling, thread, buyer):
        offer = an_offer(thread)
        actions.withdraw_offer(offer, by=buyer, at=NOW())
        assert "taken back" in page(selling.post(url("acceptance", offer)), 422)

    def test_countering_on_a_page(self, selling, thread, seller):
        offer = an_offer(thread)
        selling.post(url("counter", offer), {"price": "13 800", "terms": "Collect tomorrow."})
        counter = queries.open_offer(thread, NOW())
        assert counter is not None
        assert (counter.price.amount, counter.maker, counter.answers) == (13800, seller, offer)

    def test_declining_with_a_word(self, selling, thread, seller):
        offer = an_offer(thread)
        selling.post(url("refusal", offer), {"word": "Sorry, too low for me."})
        offer.refresh_from_db()
        last = thread.messages.order_by("seq").last()
        assert (offer.state, last.body, last.sender) == ("declined", "Sorry, too low for me.", seller)

    def test_taking_it_back_on_a_page(self, buying, thread):
        offer = an_offer(thread)
        assert "Take back" in page(buying.get(url("withdrawal", offer)))
        buying.post(url("withdrawal", offer))
        offer.refresh_from_db()
        assert offer.state == "withdrawn"

    @pytest.mark.parametrize("name", ["offer", "acceptance", "counter", "refusal", "withdrawal"])
    def test_a_stranger_learns_of_no_offer(self, stranger, thread, name):
        assert signed_in_client(stranger).get(url(name, an_offer(thread))).status_code == 404


@pytest.mark.parametrize(("hours", "words"), [(48, "48 hours"), (6, "6 hours"), (0.5, "30 minutes")])
def test_how_long_an_offer_stands_is_what_the_house_says(buying, thread, settings, hours, words):
    settings.OFFER_HOURS = hours
    assert f"It stands for {words}" in page(buying.get(url("new_offer", thread)))
    buying.post(url("new_offer", thread), {"price": "13000", "client_id": uuid4()})
    assert f"Sipho has {words} to answer" in page(buying.get(thread.get_absolute_url()))


def test_the_time_of_a_meeting_names_the_clock_it_is_told_by(buying, thread):
    meeting = a_meeting(thread)
    shown = page(buying.get(thread.get_absolute_url()))
    there = timezone.localtime(meeting.starts_at)
    moment = f'<time datetime="{meeting.starts_at.isoformat()}" data-when="day">'
    assert f'{moment}{there:%a} {there.day} {there:%B}, {there:%H:%M} <small class="of-house">' in shown
    assert "South African time" in shown


class TestDeals:
    def test_sold_and_not_sold_after_all(self, selling, thread, listing):
        an_agreement(thread)
        assert "as agreed" in page(selling.get(url("sale", thread)))
        selling.post(url("sale", thread))
        listing.refresh_from_db()
        assert listing.state == "sold"
        assert "Not sold after all" in page(selling.get(url("sale", thread)))
        selling.post(url("sale", thread), {"undo": "1"})
        listing.refresh_from_db()
        assert listing.state == "reserved"

    def test_what_the_conversations_refuse_comes_back_with_a_sentence(
        self, selling, buying, thread, rivals_thread, rival, seller
    ):
        block_person(rival, seller)
        blocked = page(selling.post(url("sale", rivals_thread)), 422)
        assert "one of you has blocked the other" in blocked
        assert not Deal.objects.exists()
        suspend_person(seller, until=None, by=an_agent())
        for step in ("sale", "new_meeting"):
            day = {"place": "Library", "day": f"{NOW() + timedelta(days=2):%Y-%m-%d}", "clock": "10:00"}
            refused = selling.post(url(step, thread), {**day, "client_id": uuid4()})
            assert "stopped you from writing" in page(refused, 422)

    def test_a_buyer_finds_no_such_page(self, buying, thread):
        assert buying.post(url("sale", thread)).status_code == 404

    def test_calling_it_off(self, buying, thread, listing):
        an_agreement(thread)
        page(buying.get(url("end", thread)))
        buying.post(url("end", thread))
        listing.refresh_from_db()
        assert listing.state == "live"

    def test_all_of_it_on_one_page(self, buying, thread, seller):
        an_agreement(thread, 13000)
        a_meeting(thread)
        text = page(buying.get(url("deal", thread)))
        for words in (
            "Agreed",
            "R\xa013\xa0000",
            "Reserved for you",
            "Police station, Observatory",
            "Offers so far",
        ):
            assert words in text

    def test_the_seller_chooses_whether_accepting_reserves(self, selling, listing):
        selling.post(url("terms", listing), {"reserves": "0"})
        assert not queries.accepting_reserves(listing)
        selling.post(url("terms", listing), {"reserves": "1"})
        assert queries.accepting_reserves(listing)


class TestKindness:
    def test_the_words_may_be_changed_and_one_may_be_left_out(
        self, selling, thread, rivals_thread, listing, rival, stranger
    ):
        an_offer(rivals_thread, 12000)
        an_agreement(thread)
        a_listing(title="Giant Talon, size M")
        text = page(selling.get(url("closing", listing)))
        assert "thank you for your offer of R\xa012\xa0000" in text
        assert "Giant Talon, size M" in text
        ref = rivals_thread.ref
        form = {"token": uuid4(), f"tell-{ref}": "on", f"note-{ref}": "Sorry Ayesha, it is gone."}
        response = selling.post(f"{url('closing', listing)}?thread={thread.ref}", form)
        assert response["Location"] == thread.get_absolute_url()
        selling.post(f"{url('closing', listing)}?thread={thread.ref}", form)
        said = list(rivals_thread.messages.filter(kind="text").values_list("body", flat=True))
        assert said == ["Sorry Ayesha, it is gone."]

    def test_skipping_says_nothing(self, selling, thread, rivals_thread, listing):
        an_offer(rivals_thread)
        an_agreement(thread)
        selling.post(url("closing", listing), {"token": uuid4(), f"note-{rivals_thread.ref}": "Sorry."})
        assert not rivals_thread.messages.filter(kind="text").exists()

    def test_an_empty_word_is_asked_for_again(self, selling, thread, rivals_thread, listing):
        an_offer(rivals_thread)
        an_agreement(thread)
        ref = rivals_thread.ref
        text = page(selling.post(url("closing", listing), {"token": uuid4(), f"tell-{ref}": "on"}), 422)
        assert "nothing to send yet" in text


class TestMeetings:
    def test_suggesting_on_a_page(self, buying, thread):
        text = page(buying.get(url("new_meeting", thread)))
        assert "Police station, Cape Town" in text
        day = timezone.localtime() + timedelta(days=2)
        form = {"place": "Library,  Rondebosch", "day": day.strftime("%Y-%m-%d"), "clock": "17:30"}
        assert buying.post(url("new_meeting", thread), form)["Location"] == thread.get_absolute_url()
        meeting = Meeting.objects.get()
        local = timezone.localtime(meeting.starts_at)
        assert (meeting.place, local.date(), local.strftime("%H:%M")) == (
            "Library, Rondebosch",
            day.date(),
            "17:30",
        )

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"day": "2020-01-01"}, "is past"),
            ({"day": "9999-12-31"}, "60 days"),
            ({"day": "soon"}, "Write the day like"),
            ({"day": ""}, "Choose a day"),
            ({"clock": "25:00"}, "Write the time like"),
            ({"place": " . "}, "Say where"),
            ({"place": "x" * 121}, "at most 120"),
        ],
    )
    def test_a_bad_time_or_place_gets_a_sentence(self, buying, thread, change, says):
        form = {"place": "Library", "day": (NOW() + timedelta(days=2)).strftime("%Y-%m-%d"), "clock": "17:30"}
        assert says in page(buying.post(url("new_meeting", thread), form | change), 422)

    def test_agreeing_declining_cancelling(self, selling, buying, thread):
        first = a_meeting(thread, agreed=False)
        page(selling.get(url("meeting_refusal", first)))
        selling.post(url("meeting_refusal", first))
        second = a_meeting(thread, agreed=False)
        page(selling.get(url("agreement", second)))
        selling.post(url("agreement", second))
        assert queries.agreed_meeting(thread, NOW()) == second
        page(buying.get(url("cancellation", second)))
        buying.post(url("cancellation", second))
        assert queries.agreed_meeting(thread, NOW()) is None

    def test_notes_by_a_button(self, buying, thread):
        meeting = a_meeting(thread, hours=1)
        assert "I am on my way" in page(buying.get(url("meeting", meeting)))
        buying.post(url("note", meeting), {"kind": "on_way"})
        buying.post(url("note", meeting), {"kind": "late", "minutes": "20"})
        assert [note.kind for note in meeting.notes.order_by("pk")] == ["on_way", "late"]

    @pytest.mark.parametrize(
        "form",
        [{}, {"kind": "rude"}, {"kind": "late"}, {"kind": "late", "minutes": "7"}, {"kind": "no_show"}],
    )
    def test_a_note_that_makes_no_sense_is_refused(self, buying, thread, form):
        assert buying.post(url("note", a_meeting(thread, hours=1)), form).status_code == 422

    def test_the_calendar_file(self, buying, thread):
        response = buying.get(url("calendar", a_meeting(thread)))
        assert response["Content-Type"].startswith("text/calendar")
        assert b"BEGIN:VEVENT" in response.content

    @pytest.mark.parametrize("name", ["meeting", "agreement", "meeting_refusal", "cancellation", "calendar"])
    def test_a_stranger_learns_of_no_meeting(self, stranger, thread, name):
        assert signed_in_client(stranger).get(url(name, a_meeting(thread))).status_code == 404


class TestBesideTheThread:
    def test_a_card_shows_each_side_what_they_may_press(self, buying, selling, thread):
        an_offer(thread, 13000, terms="I can fetch it tonight.")
        theirs, mine = (
            page(selling.get(thread.get_absolute_url())),
            page(buying.get(thread.get_absolute_url())),
        )
        for text in (theirs, mine):
            assert "I can fetch it tonight." in text
            assert "<s>R\xa014\xa0500</s>, 10% off" in text
        seller, buyer = thread.listing.seller.handle, Offer.objects.get().maker.handle
        assert f'<footer data-for="{seller}" data-shown>' in theirs
        assert f'<footer data-for="{seller}">' in mine
        assert f'<footer data-for="{buyer}" data-shown>' in mine

    def test_a_counter_says_what_it_answers(self, buying, thread, seller):
        actions.counter_offer(an_offer(thread, 13000), a_wish(13800), by=seller, at=NOW())
        text = page(buying.get(thread.get_absolute_url()))
        assert "Sipho’s counter-offer" in text
        assert "You offered R\xa013\xa0000." in text

    def test_an_offer_can_be_made_from_head_and_composer(self, buying, thread, seller):
        say(thread, seller)
        assert page(buying.get(thread.get_absolute_url())).count(f'href="{url("new_offer", thread)}"') == 2
        an_offer(thread)
        assert url("new_offer", thread) not in page(buying.get(thread.get_absolute_url()))

    def test_the_panel_is_what_a_reload_shows(self, buying, thread):
        an_agreement(thread)
        a_meeting(thread)
        panel = page(buying.get(url("panel", thread)))
        whole = page(buying.get(thread.get_absolute_url()))
        for part in panel.split("</deal-part>")[:-1]:
            inner = part.split(">", 1)[1]
            assert inner in whole

    def test_an_ad_offers_to_be_offered_for(self, buying, selling, listing):
        address = url("offer_on_ad", listing)
        assert address in page(buying.get(listing.get_absolute_url()))
        assert address not in page(selling.get(listing.get_absolute_url()))
        listings.reserve_listing(listing)
        assert address not in page(buying.get(listing.get_absolute_url()))

    def test_what_waits_stands_on_ones_own_ad(self, selling, thread, rivals_thread, listing):
        an_offer(rivals_thread)
        assert "1 offer waits for your answer" in page(selling.get(listing.get_absolute_url()))
        an_agreement(thread)
        assert "1 other person wanted it" in page(selling.get(listing.get_absolute_url()))

    def test_a_thread_with_many_offers_costs_the_same(self, buying, thread, seller, buyer):
        offer = an_offer(thread, 10000)
        for step in range(6):
            offer = actions.counter_offer(offer, a_wish(10100 + step), by=offer.receiver, at=NOW())
        a_meeting(thread)
        with assert_queries("a thread with offers and a meeting", beside=__file__):
            buying.get(thread.get_absolute_url())
        with assert_queries("the panel", beside=__file__):
            buying.get(url("panel", thread))
