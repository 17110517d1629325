"""Two who write at the same moment see each other's: never does one stay hidden behind the other."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.deals.actions import write_review
from saypro.deals.events import ReviewsShown, ReviewWritten
from saypro.deals.models import Review
from saypro.deals.testing import a_sold_deal
from saypro.events.testing import recorded
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(thread: Conversation, authors: list[User]) -> None:
    start, errors = Barrier(len(authors)), list[BaseException]()

    def write(author: User) -> None:
        try:
            start.wait(10)
            write_review(thread, author=author, stars=4, text="", at=timezone.now())
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=write, args=[author]) for author in authors]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    assert errors == []


def test_both_at_once_are_both_shown(buyer: User, seller: User) -> None:
    for _ in range(5):
        thread = a_sold_deal(a_deal(buyer, a_listing(seller))).conversation
        at_once(thread, [buyer, seller])
        assert Review.objects.shown(timezone.now()).filter(conversation=thread).count() == 2
    assert len(recorded(ReviewsShown)) == 5


def test_one_who_writes_from_three_tabs_at_once_writes_one(buyer: User, seller: User) -> None:
    thread = a_sold_deal(a_deal(buyer, a_listing(seller))).conversation
    at_once(thread, [buyer] * 3)
    assert Review.objects.filter(conversation=thread).count() == 1
    assert len(recorded(ReviewWritten)) == 1
