"""Who is asked for a review, who hears of one, and what the card in the thread says to whom."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.conversations.actions import block_person
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import say
from saypro.deals.actions import (
    answer_invitation,
    remind_of_reviews,
    reply_to_review,
    show_due_reviews,
    take_down_review,
    write_review,
)
from saypro.deals.cards import review_cards
from saypro.deals.events import ReviewStillMissing
from saypro.deals.models import PATIENCE, Review, ReviewInvitation
from saypro.deals.testing import a_sold_deal
from saypro.events.testing import recorded, run_reactions
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
SECRET = "Brought spare tubes along"
DAY = timedelta(days=1)


@pytest.fixture
def sold(thread: Conversation) -> Conversation:
    a_sold_deal(thread)
    run_reactions()
    return thread


def write(thread: Conversation, author: User, stars: int = 5, text: str = SECRET) -> Review:
    review = write_review(thread, author=author, stars=stars, text=text, at=timezone.now())
    run_reactions()
    return review


def told(person: User) -> list[str]:
    kinds = Notice.objects.filter(person=person, kind__startswith="review").order_by("pk")
    return list(kinds.values_list("kind", flat=True))


def cards(thread: Conversation) -> int:
    return Message.objects.filter(conversation=thread, card="review").count()


def card(thread: Conversation) -> str:
    return review_cards([thread.pk])[thread.pk]


def test_a_deal_that_is_done_asks_both_once(sold: Conversation, buyer: User, seller: User) -> None:
    a_sold_deal_again(sold)
    assert cards(sold) == 1
    assert set(ReviewInvitation.objects.values_list("person", flat=True)) == {buyer.pk, seller.pk}


def a_sold_deal_again(thread: Conversation) -> None:
    thread.deals.all().delete()
    a_sold_deal(thread)
    run_reactions()


def test_two_who_block_each_other_are_not_asked(thread: Conversation, buyer: User, seller: User) -> None:
    a_sold_deal(thread)
    block_person(seller, buyer)
    run_reactions()
    assert cards(thread) == 0
    assert not ReviewInvitation.objects.exists()


def test_two_who_have_said_how_it_was_are_not_asked(thread: Conversation, buyer: User, seller: User) -> None:
    for person in (buyer, seller) * 2:
        say(thread, person)
    write(thread, buyer)
    write(thread, seller)
    a_sold_deal(thread)
    run_reactions()
    assert cards(thread) == 0


def test_the_card_holds_nothing_of_a_hidden_review(sold: Conversation, buyer: User, seller: User) -> None:
    write(sold, buyer, 1)
    html = card(sold)
    assert SECRET not in html
    assert "out of 5 stars" not in html
    assert f'data-for="{buyer.handle}"' in html
    assert "Lerato has reviewed you" in part_for(seller, html)
    assert "You have reviewed Sipho" in part_for(buyer, html)
    write(sold, seller, 4, "Paid at once")
    assert SECRET in card(sold)
    assert "Paid at once" in card(sold)


def part_for(person: User, html: str) -> str:
    return "".join(part for part in html.split("data-for=")[1:] if part.startswith(f'"{person.handle}"'))


def test_after_fourteen_days_the_card_shows_what_was_said(
    sold: Conversation, buyer: User, seller: User
) -> None:
    write(sold, buyer)
    with time_machine.travel(timezone.now() + PATIENCE + timedelta(seconds=1)):
        assert SECRET in card(sold)


def test_every_open_thread_draws_the_card_again(sold: Conversation, buyer: User, seller: User) -> None:
    moved = [revision_of(sold)]
    write(sold, buyer)
    moved.append(revision_of(sold))
    answer_invitation(sold, seller, is_declined=True, at=timezone.now())
    moved.append(revision_of(sold))
    review = write(sold, seller)
    moved.append(revision_of(sold))
    reply_to_review(review, author=buyer, text="Thanks", at=timezone.now())
    moved.append(revision_of(sold))
    take_down_review(review, by=seller, at=timezone.now())
    moved.append(revision_of(sold))
    assert moved == sorted(set(moved)), "each step redraws the card"


def revision_of(thread: Conversation) -> int:
    return Message.objects.get(conversation=thread, card="review").revision


def test_whoever_does_not_want_to_is_not_asked_any_more(
    sold: Conversation, buyer: User, seller: User
) -> None:
    browser = signed_in_client(buyer)
    browser.post(f"/messages/{sold.ref}/review/invitation/", {"declined": "1"})
    assert "You chose not to review Sipho" in part_for(buyer, card(sold))
    assert "Give Lerato your stars" in part_for(seller, card(sold)), "the other side is still asked"
    browser.post(f"/messages/{sold.ref}/review/invitation/", {"declined": "0"})
    assert "Give Sipho your stars" in part_for(buyer, card(sold))


def test_the_other_side_hears_that_there_is_a_review_but_not_what(
    sold: Conversation, buyer: User, seller: User
) -> None:
    write(sold, buyer, 1)
    [notice] = Notice.objects.filter(person=seller, kind="review_received")
    assert SECRET not in f"{notice.title} {notice.body}"
    assert "star" not in f"{notice.title} {notice.body}"
    assert told(buyer) == []


def test_both_hear_that_both_can_be_read(sold: Conversation, buyer: User, seller: User) -> None:
    write(sold, buyer)
    write(sold, seller)
    assert told(seller) == ["review_received", "reviews_shown"]
    assert told(buyer) == ["reviews_shown"], "the second is not announced as hidden first"


def test_after_fourteen_days_its_person_hears_that_it_can_be_read(
    sold: Conversation, buyer: User, seller: User
) -> None:
    write(sold, buyer)
    show_due_reviews(timezone.now() + PATIENCE)
    run_reactions()
    assert told(seller) == ["review_received", "reviews_shown"]
    assert told(buyer) == []


def test_the_author_hears_of_an_answer(sold: Conversation, buyer: User, seller: User) -> None:
    review = write(sold, buyer)
    write(sold, seller)
    reply_to_review(review, author=seller, text="Thanks", at=timezone.now())
    run_reactions()
    assert told(buyer) == ["reviews_shown", "review_replied"]


def test_blocked_people_hear_nothing_new_of_each_other(sold: Conversation, buyer: User, seller: User) -> None:
    block_person(seller, buyer)
    review = write(sold, buyer, 1)
    write(sold, seller)
    reply_to_review(review, author=seller, text="So what", at=timezone.now())
    remind_of_reviews(timezone.now() + 4 * DAY)
    run_reactions()
    assert told(seller) == told(buyer) == []


def test_of_what_was_taken_down_nobody_hears(sold: Conversation, buyer: User, seller: User) -> None:
    review = write(sold, buyer)
    take_down_review(review, by=seller, at=timezone.now())
    show_due_reviews(timezone.now() + PATIENCE)
    run_reactions()
    assert told(seller) == ["review_received"]


def test_after_three_days_whoever_said_nothing_is_reminded_once(
    sold: Conversation, buyer: User, seller: User
) -> None:
    now = timezone.now()
    assert remind_of_reviews(now + 2 * DAY) == 0
    write(sold, buyer)
    assert [remind_of_reviews(now + 3 * DAY), remind_of_reviews(now + 4 * DAY)] == [1, 0]
    run_reactions()
    assert told(seller) == ["review_received", "review_missing"]
    assert told(buyer) == []


def test_whoever_declined_is_not_reminded(sold: Conversation, buyer: User, seller: User) -> None:
    for person in (buyer, seller):
        answer_invitation(sold, person, is_declined=True, at=timezone.now())
    assert remind_of_reviews(timezone.now() + 3 * DAY) == 0
    assert not recorded(ReviewStillMissing)


def test_a_deal_undone_meanwhile_reminds_nobody(sold: Conversation) -> None:
    sold.deals.update(state="off")
    assert remind_of_reviews(timezone.now() + 3 * DAY) == 0


def test_after_a_long_standstill_nobody_is_reminded_of_old_times(sold: Conversation) -> None:
    assert remind_of_reviews(timezone.now() + 20 * DAY) == 0


def test_a_reminder_counts_against_the_weekly_limit() -> None:
    from saypro.notifications.kinds import kind_named

    assert not kind_named("review_missing").is_transactional
    assert kind_named("review_received").is_transactional
