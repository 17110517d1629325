"""The tables of who was asked and who answered follow the log, in whatever order its facts arrive."""

from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.actions import block_person, unblock_person
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, say
from saypro.deals.actions import call_spam, forget_old_answers, rebuild_answers, refresh_all_figures
from saypro.deals.answering import Asked
from saypro.deals.events import OfferDeclined
from saypro.deals.models import FirstAnswer, ResponseFigure
from saypro.deals.queries import waking_of
from saypro.deals.tests.slow_answering import slow_figure
from saypro.events import actions as events
from saypro.events.models import Event
from saypro.events.registry import names_for
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db
HALF_HOUR, HOUR, DAY = timedelta(minutes=30), timedelta(hours=1), timedelta(days=1)
NOON = datetime(2026, 6, 9, 10, tzinfo=timezone.get_default_timezone())


def talk(
    listing: Listing, *, asked_at: datetime, wait: timedelta | None, buyer: User | None = None
) -> Conversation:
    thread = a_deal(buyer or a_person("Naledi Pillay"), listing)
    said_at(asked_at, thread, a_buyer_of(thread))
    if wait is not None:
        said_at(asked_at + wait, thread, listing.seller)
    return thread


def said_at(at: datetime, thread: Conversation, sender: User) -> None:
    """Messages are stamped by the clock of the database, so both they and the log are set back."""
    posted = say(thread, sender)
    Message.objects.filter(pk=posted.message_id).update(sent_at=at)
    set_back(at)


def set_back(at: datetime) -> None:
    """The last thing that happened, happened then."""
    Event.objects.filter(id=Event.objects.latest("id").pk).update(occurred_at=at)


def follow() -> None:
    """This room's reactions to everything so far, in order."""
    for event in Event.objects.order_by("id"):
        for name in ours(event):
            events.react(event.pk, name)


def ours(event: Event) -> list[str]:
    return [name for name in names_for(event.kind) if name.startswith("deals.")]


def a_buyer_of(thread: Conversation) -> User:
    buyer: User = thread.participants.get(part="buyer").person
    return buyer


def figure_of(person: User) -> tuple[int, int, int | None]:
    row = ResponseFigure.objects.get(person=person)
    return row.asked, row.answered, row.median_s


def test_an_answer_is_counted_as_soon_as_it_is_given(listing: Listing, seller: User) -> None:
    talk(listing, asked_at=NOON - DAY, wait=HALF_HOUR)
    follow()
    assert figure_of(seller) == (1, 1, 1800)


def test_only_the_first_question_and_the_first_answer_count(listing: Listing, seller: User) -> None:
    thread = talk(listing, asked_at=NOON - 2 * DAY, wait=HALF_HOUR)
    said_at(NOON - DAY, thread, a_buyer_of(thread))
    said_at(NOON, thread, seller)
    follow()
    assert figure_of(seller) == (1, 1, 1800)


def test_a_thread_the_seller_began_is_no_question(listing: Listing, seller: User) -> None:
    thread = a_deal(a_person(), listing)
    said_at(NOON - 2 * DAY, thread, seller)
    said_at(NOON - DAY, thread, a_buyer_of(thread))
    follow()
    refresh_all_figures(NOON)
    assert not FirstAnswer.objects.exclude(asked_at=None).exists()


def test_declining_an_offer_is_an_answer(listing: Listing, seller: User) -> None:
    thread = talk(listing, asked_at=NOON - DAY, wait=None)
    decline(thread, by=seller, at=NOON - DAY + HOUR)
    follow()
    assert figure_of(seller) == (1, 1, 3600)


def test_a_buyer_who_declines_a_counter_answers_nothing(listing: Listing, seller: User) -> None:
    thread = talk(listing, asked_at=NOON - DAY, wait=None)
    decline(thread, by=a_buyer_of(thread), at=NOON - DAY + HOUR)
    follow()
    assert FirstAnswer.objects.get().answered_at is None


def decline(thread: Conversation, *, by: User, at: datetime) -> None:
    assert thread.listing is not None
    with transaction.atomic():
        events.record(
            OfferDeclined(
                actor_id=by.pk,
                conversation_id=thread.pk,
                listing_id=thread.listing.pk,
                buyer_id=a_buyer_of(thread).pk,
                seller_id=thread.listing.seller_id,
                offer_id=1,
                price="100.00",
                currency="ZAR",
                occurred_at=at,
            )
        )


def test_blocked_threads_count_for_nobody_while_the_block_lasts(listing: Listing, seller: User) -> None:
    thread = talk(listing, asked_at=NOON - DAY, wait=HALF_HOUR)
    block_person(seller, a_buyer_of(thread))
    set_back(NOON)
    follow()
    assert figure_of(seller) == (0, 0, None)
    unblock_person(seller, a_buyer_of(thread))
    set_back(NOON)
    follow()
    assert figure_of(seller) == (1, 1, 1800)


def test_spam_counts_for_nobody(listing: Listing, seller: User) -> None:
    thread = talk(listing, asked_at=NOON - DAY, wait=HALF_HOUR)
    follow()
    call_spam(thread.pk, by_id=None, at=NOON)
    call_spam(thread.pk, by_id=None, at=NOON)
    assert figure_of(seller) == (0, 0, None)


def test_the_night_job_lets_the_month_move_on(listing: Listing, seller: User) -> None:
    talk(listing, asked_at=NOON - 3 * DAY, wait=None)
    follow()
    assert figure_of(seller) == (0, 0, None), "it may still be answered in time"
    refresh_all_figures(NOON)
    assert figure_of(seller) == (1, 0, None)
    refresh_all_figures(NOON + 91 * DAY)
    assert figure_of(seller) == (0, 0, None)


def test_what_can_count_no_more_is_forgotten(listing: Listing) -> None:
    talk(listing, asked_at=NOON - 200 * DAY, wait=HALF_HOUR)
    talk(listing, asked_at=NOON - 2 * DAY, wait=HALF_HOUR)
    follow()
    assert forget_old_answers(NOON) == 1
    assert FirstAnswer.objects.count() == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reactions_in_any_order_a_rebuilding_and_plain_counting_agree(seed: int) -> None:
    dice = Random(seed)
    sellers = [a_person(f"Seller {number}") for number in range(2)]
    ads = [a_listing(seller) for seller in sellers]
    buyers = [a_person(f"Buyer {number}") for number in range(5)]
    for ad in ads:
        for buyer in buyers:
            random_talk(dice, ad, buyer)
    block_person(sellers[0], buyers[0])
    set_back(NOON)
    spam = Conversation.objects.filter(listing=ads[1]).order_by("pk")[0]
    react_shuffled(dice)
    call_spam(spam.pk, by_id=None, at=NOON)
    refresh_all_figures(NOON)

    reacted = tables()
    rebuild_answers(NOON)
    assert tables() == reacted
    for seller in sellers:
        plain = slow_figure(plainly_asked(seller, but=spam), waking_of([seller.pk])[seller.pk], NOON)
        assert figure_of(seller) == (plain.asked, plain.answered, plain.median_s)


def random_talk(dice: Random, ad: Listing, buyer: User) -> None:
    """A question, and in some order more of them, answers, and a declined offer."""
    at = NOON - HALF_HOUR * dice.randrange(48 * 95)
    thread = a_deal(buyer, ad)
    said_at(at, thread, dice.choice((buyer, buyer, buyer, ad.seller)))
    for _ in range(dice.randrange(4)):
        at = min(at + HALF_HOUR * dice.randrange(80), NOON)
        if dice.random() < 0.2:
            decline(thread, by=ad.seller, at=at)
        else:
            said_at(at, thread, dice.choice((buyer, ad.seller)))


def react_shuffled(dice: Random) -> None:
    """What workers in parallel would do at worst: every reaction twice, and all of them out of order."""
    due = [(event.pk, name) for event in Event.objects.all() for name in ours(event)] * 2
    dice.shuffle(due)
    for event_id, name in due:
        events.react(event_id, name)


def tables() -> list[object]:
    threads = FirstAnswer.objects.exclude(asked_at=None).order_by("pk")
    return [
        list(threads.values_list("pk", "seller", "buyer", "asked_at", "answered_at", "is_spam")),
        list(ResponseFigure.objects.exclude(asked=0).order_by("pk").values()),
    ]


def plainly_asked(seller: User, *, but: Conversation) -> list[Asked]:
    """From the threads themselves, one by one."""
    found = []
    for thread in Conversation.objects.filter(listing__seller=seller).exclude(pk=but.pk):
        said = list(Message.objects.filter(conversation=thread).order_by("seq"))
        is_blocked = seller.blocks.filter(blocked=a_buyer_of(thread)).exists()
        if said[0].sender_id == seller.pk or is_blocked:
            continue
        answers = [message.sent_at for message in said if message.sender_id == seller.pk]
        declined = Event.objects.filter(
            kind=OfferDeclined.kind, payload__conversation_id=thread.pk, actor_id=seller.pk
        )
        answers += [event.occurred_at for event in declined]
        found.append(Asked(said[0].sent_at, thread.pk, min(answers, default=None)))
    return found


def test_what_was_called_spam_by_mistake_counts_again_also_from_the_log(
    listing: Listing, seller: User
) -> None:
    thread = talk(listing, asked_at=NOON - DAY, wait=HALF_HOUR)
    follow()
    call_spam(thread.pk, by_id=None, at=NOON)
    call_spam(thread.pk, by_id=None, at=NOON + HOUR, is_spam=False)
    assert figure_of(seller) == (1, 1, 1800)
    rebuild_answers(NOON + HOUR)
    assert figure_of(seller) == (1, 1, 1800)
    call_spam(thread.pk, by_id=None, at=NOON + 2 * HOUR)
    rebuild_answers(NOON + 2 * HOUR)
    assert figure_of(seller) == (0, 0, None)
