"""The pages on which people review each other, as a browser without scripts sees them."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import Audience, User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.deals.actions import reply_to_review, take_down_review, write_review
from saypro.deals.models import PATIENCE, Deal, ResponseFigure, Review
from saypro.deals.testing import a_sold_deal
from saypro.kit.assertions import assert_queries
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db
SECRET = "Brought spare tubes along"


@pytest.fixture
def sold(thread: Conversation) -> Deal:
    return a_sold_deal(thread)


@pytest.fixture
def buying(buyer: User) -> Client:
    return signed_in_client(buyer)


@pytest.fixture
def selling(seller: User) -> Client:
    return signed_in_client(seller)


def page_of(thread: Conversation) -> str:
    return reverse("deals:review", args=[thread.ref])


def write(thread: Conversation, author: User, stars: int = 5, text: str = "") -> Review:
    return write_review(thread, author=author, stars=stars, text=text, at=timezone.now())


def test_a_review_is_five_radios_and_a_line(sold: Deal, thread: Conversation, buying: Client) -> None:
    page = buying.get(page_of(thread), {"stars": "4"}).content.decode()
    assert page.count('type="radio" name="stars"') == 5
    assert 'value="4" required checked' in page
    answer = buying.post(page_of(thread), {"stars": "4", "text": SECRET}, follow=True)
    assert "Your review is kept." in answer.content.decode()
    assert SECRET in answer.content.decode(), "its author may change it"
    assert Review.objects.get().stars == 4


@pytest.mark.parametrize("stars", ["", "0", "6", "11", "1000000000", "-1", "five", "4.5", "\x00"])
def test_what_are_no_stars_is_refused_and_the_words_are_kept(
    stars: str, sold: Deal, thread: Conversation, buying: Client
) -> None:
    answer = buying.post(page_of(thread), {"stars": stars, "text": SECRET})
    assert answer.status_code == 422
    assert "Choose one to five stars." in answer.content.decode()
    assert SECRET in answer.content.decode()
    assert not Review.objects.exists()


def test_too_many_words_are_refused_and_kept(sold: Deal, thread: Conversation, buying: Client) -> None:
    answer = buying.post(page_of(thread), {"stars": "4", "text": "word " * 101})
    assert answer.status_code == 422
    assert "longer than 500 characters" in answer.content.decode()
    assert "word word" in answer.content.decode()


def test_too_early_is_said_and_refused(thread: Conversation, buying: Client) -> None:
    assert "once the deal is done" in buying.get(page_of(thread)).content.decode()
    answer = buying.post(page_of(thread), {"stars": "1"})
    assert answer.status_code == 422
    assert "once the deal is done" in answer.content.decode()


def test_strangers_and_forged_threads_are_not_found(sold: Deal, thread: Conversation, stranger: User) -> None:
    theirs = a_sold_deal(a_deal(stranger)).conversation
    browser = signed_in_client(stranger)
    for address in (page_of(thread), f"{page_of(thread)}invitation/", f"/messages/{'x' * 22}/review/"):
        assert browser.post(address, {"stars": "1"}).status_code == 404
    browser.post(page_of(theirs), {"stars": "1", "about": thread.pk, "conversation": thread.ref, "author": 1})
    assert Review.objects.get().conversation == theirs


def test_what_is_hidden_stands_on_no_page(
    sold: Deal, thread: Conversation, listing: Listing, buyer: User, seller: User, selling: Client
) -> None:
    write(thread, buyer, 1, SECRET)
    stranger = signed_in_client(a_person("Naledi Pillay"))
    for browser in (selling, stranger, Client()):
        for address in (
            seller.get_absolute_url(),
            reverse("deals:reviews", args=[seller.handle]),
            listing.get_absolute_url(),
            thread.get_absolute_url(),
            page_of(thread),
            reverse("deals:reviews", args=[buyer.handle]),
        ):
            page = browser.get(address).content.decode()
            assert SECRET not in page
            assert "out of 5 stars" not in page, f"{address} tells of a hidden review"


def test_the_other_side_learns_that_there_is_one_but_not_what(
    sold: Deal, thread: Conversation, buyer: User, selling: Client
) -> None:
    write(thread, buyer, 1, SECRET)
    assert "Lerato has written a review of you" in selling.get(page_of(thread)).content.decode()


def test_nothing_about_hidden_reviews_leaks_through_numbers_and_order(seller: User) -> None:
    known = [reviewed(seller, stars=4, both=True) for _ in range(2)]
    before = list_of(seller)
    for stars in (1, 1, 5):
        reviewed(seller, stars=stars, both=False)
    assert list_of(seller) == before
    assert before.count("<li class=") >= len(known)


def reviewed(seller: User, *, stars: int, both: bool) -> Review:
    """By a new buyer; shown when `both` have written."""
    thread = a_sold_deal(a_deal(a_person("Thabo Nkosi"), a_listing(seller))).conversation
    buyer = thread.participants.get(part="buyer").person
    review = write(thread, buyer, stars, f"{stars} stars from me")
    if both:
        write(thread, seller)
    return review


def list_of(person: User) -> str:
    page = Client().get(reverse("deals:reviews", args=[person.handle])).content.decode()
    return page.split("<main")[1].split("</main>")[0]


def test_both_read_both_once_both_have_written(
    sold: Deal, thread: Conversation, buyer: User, seller: User, buying: Client, selling: Client
) -> None:
    write(thread, buyer, 4, SECRET)
    answer = selling.post(page_of(thread), {"stars": "5", "text": "Paid at once"}, follow=True)
    assert "Both reviews can be read now." in answer.content.decode()
    for browser in (buying, selling):
        page = browser.get(page_of(thread)).content.decode()
        assert SECRET in page
        assert "Paid at once" in page
        assert 'name="stars"' not in page, "what everybody reads is not changed any more"
    assert SECRET in list_of(seller)
    assert "Paid at once" in list_of(buyer)


def test_the_stars_stand_on_the_ad_the_profile_and_beside_the_thread(
    sold: Deal, thread: Conversation, listing: Listing, seller: User, buying: Client
) -> None:
    for stars in (4, 5, 5):
        reviewed(seller, stars=stars, both=True)
    for address in (listing.get_absolute_url(), seller.get_absolute_url(), thread.get_absolute_url()):
        assert 'aria-label="4.7 out of 5 stars"' in buying.get(address).content.decode()


def test_the_badge_stands_on_the_ad_the_profile_and_in_the_thread(
    thread: Conversation, listing: Listing, seller: User, buying: Client
) -> None:
    ResponseFigure.objects.create(person=seller, asked=26, answered=25, median_s=1210)
    pages = [
        buying.get(address).content.decode()
        for address in (listing.get_absolute_url(), seller.get_absolute_url(), thread.get_absolute_url())
    ]
    for page, words in zip(
        pages,
        ("Answers 96% of messages.", "96% of messages", "replies in ~20 min"),
        strict=True,
    ):
        assert words in page
        assert "about 20 minutes" in page


def test_below_five_threads_nothing_is_said(listing: Listing, seller: User) -> None:
    ResponseFigure.objects.create(person=seller, asked=4, answered=0, median_s=None)
    assert "of messages" not in Client().get(listing.get_absolute_url()).content.decode()


def test_a_seller_sees_no_promise_about_a_buyer(thread: Conversation, buyer: User, selling: Client) -> None:
    ResponseFigure.objects.create(person=buyer, asked=26, answered=25, median_s=1210)
    assert "replies in" not in selling.get(thread.get_absolute_url()).content.decode().lower()


def test_the_list_is_narrowed_by_the_part_a_person_was_met_in(seller: User, buyer: User) -> None:
    reviewed(seller, stars=5, both=True)
    address = reverse("deals:reviews", args=[seller.handle])
    for part, expected in (("", 1), ("seller", 1), ("buyer", 0), ("nonsense", 1)):
        assert Client().get(address, {"as": part}).content.decode().count('class="review"') == expected


def test_long_lists_come_in_pages_without_gap_or_double(seller: User) -> None:
    pks = [reviewed(seller, stars=3, both=True).pk for _ in range(25)]
    Review.objects.filter(pk__in=pks).update(shown_from=timezone.now())
    address = reverse("deals:reviews", args=[seller.handle])
    first = Client().get(address)
    second = Client().get(address, {"after": first.context["page"].next})
    listed = [review.pk for page in (first, second) for review in page.context["page"].rows]
    assert listed == pks[::-1]
    assert Client().get(address, {"after": "nonsense"}).status_code == 200


def test_people_are_named_by_first_name_and_initial(seller: User) -> None:
    reviewed(seller, stars=3, both=True)
    assert "Thabo N." in list_of(seller)
    assert "Thabo Nkosi" not in list_of(seller)


def test_what_a_member_wrote_who_left_stays_without_a_name(seller: User) -> None:
    closed = reviewed(seller, stars=3, both=True).author
    gone = reviewed(seller, stars=4, both=True).author
    assert closed is not None
    assert gone is not None
    closed.is_active = False
    closed.save()
    gone.delete()
    assert list_of(seller).count("Member who left") == 2
    assert "Thabo" not in list_of(seller)


def test_whose_page_is_hidden_their_reviews_are_too(seller: User) -> None:
    reviewed(seller, stars=3, both=True)
    seller.audience = Audience.NOBODY
    seller.save()
    assert Client().get(reverse("deals:reviews", args=[seller.handle])).status_code == 404


def test_a_review_is_answered_below_it(seller: User, selling: Client) -> None:
    review = reviewed(seller, stars=2, both=True)
    address = reverse("deals:reply", args=[review.ref])
    assert address in selling.get(reverse("deals:reviews", args=[seller.handle])).content.decode()
    empty = selling.post(address, {"text": "  "})
    assert (empty.status_code, "nothing to send" in empty.content.decode()) == (422, True)
    assert selling.post(address, {"text": "I was ill that day."}, follow=True).status_code == 200
    assert "I was ill that day." in list_of(seller)
    late = selling.post(address, {"text": "And another thing"})
    assert late.status_code == 422
    assert "And another thing" not in list_of(seller)


def test_nobody_else_answers_a_review(seller: User, buyer: User, selling: Client) -> None:
    review = reviewed(seller, stars=2, both=True)
    address = reverse("deals:reply", args=[review.ref])
    assert review.author is not None
    for person in (review.author, buyer):
        assert signed_in_client(person).post(address, {"text": "Me too"}).status_code == 404
    hidden = reviewed(seller, stars=2, both=False)
    assert selling.get(reverse("deals:reply", args=[hidden.ref])).status_code == 404


def test_after_fourteen_days_the_page_shows_it_though_no_job_ran(
    sold: Deal, thread: Conversation, buyer: User, seller: User, selling: Client
) -> None:
    write(thread, buyer, 2, SECRET)
    with time_machine.travel(timezone.now() + PATIENCE + timedelta(seconds=1)):
        assert SECRET in list_of(seller)
        page = signed_in_client(seller).get(page_of(thread)).content.decode()
    assert SECRET in page
    assert "yours comes too late" in page


def test_words_with_markup_stay_words(sold: Deal, thread: Conversation, buyer: User, seller: User) -> None:
    review = write(thread, buyer, 5, "<img src=x onerror=alert(1)>")
    write(thread, seller)
    reply_to_review(review, author=seller, text="<script>alert(2)</script>", at=timezone.now())
    assert "<img src=x" not in list_of(seller)
    assert "<script>" not in list_of(seller)


def test_what_the_office_took_down_is_gone_from_every_number(seller: User, stranger: User) -> None:
    reviewed(seller, stars=5, both=True)
    bad = reviewed(seller, stars=1, both=True)
    take_down_review(bad, by=stranger, at=timezone.now())
    page = list_of(seller)
    assert "5.0 out of 5 stars" in page
    assert "1 stars from me" not in page


def test_the_list_costs_the_same_for_many_reviews(seller: User, stranger: User) -> None:
    for _ in range(12):
        reviewed(seller, stars=3, both=True)
    browser = signed_in_client(stranger)
    with assert_queries("reviews", beside=__file__):
        browser.get(reverse("deals:reviews", args=[seller.handle]))


def test_a_review_costs_a_counted_number_of_queries(
    sold: Deal, thread: Conversation, buyer: User, buying: Client
) -> None:
    with assert_queries("review", beside=__file__):
        buying.get(page_of(thread))
