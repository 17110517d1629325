"""What the two sides of a thread may say of each other, and when others read it."""

from datetime import datetime, timedelta

import pytest
from django.db import DataError, IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.actions import block_person
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.deals.actions import reply_to_review, show_due_reviews, take_down_review, write_review
from saypro.deals.events import ReviewChanged, ReviewsShown, ReviewWritten
from saypro.deals.models import PATIENCE, Deal, Review
from saypro.deals.queries import newly_dealt_in
from saypro.deals.reviewing import ReviewRefused
from saypro.deals.testing import a_sold_deal
from saypro.events.testing import recorded

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def sold(thread: Conversation) -> Deal:
    return a_sold_deal(thread)


def review(thread: Conversation, author: User, stars: int = 5, text: str = "", at: datetime = NOW) -> Review:
    return write_review(thread, author=author, stars=stars, text=text, at=at)


def shown_about(person: User, at: datetime = NOW) -> list[Review]:
    return list(Review.objects.shown(at).about(person))


def test_one_review_alone_stays_hidden(sold: Deal, thread: Conversation, buyer: User, seller: User) -> None:
    review(thread, buyer)
    assert shown_about(seller) == []
    assert len(recorded(ReviewWritten)) == 1
    assert not recorded(ReviewsShown)


def test_the_second_shows_both(sold: Deal, thread: Conversation, buyer: User, seller: User) -> None:
    first, second = review(thread, buyer, 4), review(thread, seller, 5)
    assert shown_about(seller) == [first]
    assert shown_about(buyer) == [second]
    assert [fact.review_ids for fact in recorded(ReviewsShown)] == [[first.pk, second.pk]]


def test_after_fourteen_days_the_first_is_read_by_the_clock_alone(
    sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    review(thread, buyer)
    assert shown_about(seller, NOW + PATIENCE - timedelta(seconds=1)) == []
    assert len(shown_about(seller, NOW + PATIENCE)) == 1, "no job need have run"


def test_that_it_is_shown_is_recorded_once(sold: Deal, thread: Conversation, buyer: User) -> None:
    review(thread, buyer)
    due = NOW + PATIENCE
    assert show_due_reviews(NOW) == 0
    assert [show_due_reviews(due), show_due_reviews(due)] == [1, 0]
    assert len(recorded(ReviewsShown)) == 1


def test_a_review_may_be_changed_until_it_is_shown(
    sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    review(thread, buyer, 2, "Late")
    changed = review(thread, buyer, 4, "Late, but friendly", at=NOW + timedelta(days=3))
    assert (changed.stars, changed.text) == (4, "Late, but friendly")
    assert changed.shown_from == NOW + PATIENCE, "changing it does not keep it hidden longer"
    review(thread, seller)
    with pytest.raises(ReviewRefused, match="shown"):
        review(thread, buyer, 1)
    assert Review.objects.get(author=buyer).stars == 4


def test_the_same_review_twice_is_one(sold: Deal, thread: Conversation, buyer: User) -> None:
    assert review(thread, buyer, 5, "Good") == review(thread, buyer, 5, "Good")
    assert len(recorded(ReviewWritten)) == 1
    assert not recorded(ReviewChanged)


def test_the_database_takes_no_second_review(
    sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    first = review(thread, buyer)
    with pytest.raises(IntegrityError, match="reviewed_once"), transaction.atomic():
        Review.objects.create(
            conversation=thread,
            author=buyer,
            about=seller,
            part="buyer",
            stars=1,
            shown_from=first.shown_from,
        )


def test_whoever_has_read_what_was_said_of_them_writes_no_review_any_more(
    sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    first = review(thread, buyer, 1, "Never came")
    late = NOW + PATIENCE
    with pytest.raises(ReviewRefused, match="over"):
        review(thread, seller, 1, "Liar", at=late)
    assert reply_to_review(first, author=seller, text="My car broke down.", at=late).reply


def test_both_wrote_twice_is_enough_without_a_deal(thread: Conversation, buyer: User, seller: User) -> None:
    for said in range(3):
        with pytest.raises(ReviewRefused, match="too_early"):
            review(thread, buyer)
        say(thread, (buyer, seller)[said % 2])
    say(thread, seller)
    assert review(thread, buyer)


def test_many_words_of_one_side_are_not_a_talk(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, seller)
    for _ in range(5):
        say(thread, buyer)
    with pytest.raises(ReviewRefused, match="too_early"):
        review(thread, buyer)


@pytest.mark.parametrize("stars", [-1, 0, 6, 11, 10**9])
def test_there_are_one_to_five_stars(
    stars: int, sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    with pytest.raises(ReviewRefused, match="stars"):
        review(thread, buyer, stars)
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        Review.objects.create(
            conversation=thread, author=buyer, about=seller, part="buyer", stars=stars, shown_from=NOW
        )
    assert not Review.objects.exists()


def test_a_stranger_reviews_nobody(sold: Deal, thread: Conversation, stranger: User) -> None:
    with pytest.raises(Http404):
        review(thread, stranger)


def test_nobody_reviews_themselves(sold: Deal, thread: Conversation, seller: User) -> None:
    with pytest.raises(IntegrityError, match="not_about_oneself"), transaction.atomic():
        Review.objects.create(
            conversation=thread, author=seller, about=seller, part="seller", stars=5, shown_from=NOW
        )


def test_a_talk_with_the_office_is_not_reviewed_here(buyer: User) -> None:
    thread = a_support_thread(buyer)
    for _ in range(2):
        say(thread, buyer)
    with pytest.raises(Http404):
        review(thread, buyer)


def test_two_who_blocked_each_other_may_still_review(
    sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    block_person(seller, buyer)
    assert review(thread, buyer, 1)
    assert review(thread, seller, 1)


def test_a_member_who_left_is_not_reviewed(
    sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    seller.is_active = False
    seller.save()
    with pytest.raises(ReviewRefused, match="left"):
        review(thread, buyer)


def test_what_a_deleted_member_wrote_stays(
    sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    review(thread, buyer, 4)
    review(thread, seller, 5)
    buyer.delete()
    [left] = shown_about(seller)
    assert (left.stars, left.author) == (4, None)


def test_words_are_one_clean_line(sold: Deal, thread: Conversation, buyer: User) -> None:
    assert review(thread, buyer, 5, "  Good\r\n\n bike\u202e.\x00 ").text == "Good bike."
    assert review(thread, buyer, 5, "x" * 500)
    with pytest.raises(ReviewRefused, match="too_long"):
        review(thread, buyer, 5, "x" * 501)
    with pytest.raises(ReviewRefused, match="too_long"):
        review(thread, buyer, 5, "x " * 10**6)


def test_an_answer_is_given_once_and_by_the_person_it_is_about(
    sold: Deal, thread: Conversation, buyer: User, seller: User, stranger: User
) -> None:
    first = review(thread, buyer, 3)
    with pytest.raises(ReviewRefused, match="hidden"):
        reply_to_review(first, author=seller, text="Why?", at=NOW)
    review(thread, seller)
    for other in (buyer, stranger):
        with pytest.raises(Http404):
            reply_to_review(first, author=other, text="Me too", at=NOW)
    with pytest.raises(ReviewRefused, match="empty"):
        reply_to_review(first, author=seller, text=" \u202e ", at=NOW)
    assert reply_to_review(first, author=seller, text="Thanks", at=NOW).reply == "Thanks"
    assert reply_to_review(first, author=seller, text="Thanks", at=NOW), "a second click"
    with pytest.raises(ReviewRefused, match="replied"):
        reply_to_review(first, author=seller, text="And another thing", at=NOW)


def test_what_the_office_took_down_nobody_reads(
    sold: Deal, thread: Conversation, buyer: User, seller: User, stranger: User
) -> None:
    first = review(thread, buyer, 1)
    review(thread, seller)
    take_down_review(first, by=stranger, at=NOW)
    take_down_review(first, by=stranger, at=NOW)
    assert shown_about(seller) == []


def test_one_thread_is_one_review_and_another_thread_another(
    sold: Deal, thread: Conversation, buyer: User, seller: User
) -> None:
    other = a_sold_deal(a_deal(seller, None)).conversation
    again = a_sold_deal(a_deal(buyer)).conversation
    assert review(thread, buyer).conversation != review(again, buyer).conversation
    with pytest.raises(Http404):
        review(other, buyer)


def test_only_the_message_that_makes_it_a_deal_says_so(
    thread: Conversation, buyer: User, seller: User
) -> None:
    found = []
    for writer in (buyer, buyer, seller, seller, buyer, seller):
        found.append(newly_dealt_in([say(thread, writer).message_id]))
    assert found == [set(), set(), set(), {thread.pk}, set(), set()]
