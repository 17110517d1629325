"""What is pushed into a thread is what a reload shows, to both sides, for every kind of change there is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, say
from saypro.deals import actions as deals
from saypro.deals.models import Deal, Meeting, Offer, Review
from saypro.deals.testing import a_rendezvous, a_wish, an_offer, buyer_of, seller_of
from saypro.events.testing import run_reactions
from saypro.helpdesk import actions as helpdesk
from saypro.listings.testing import a_listing
from saypro.moderation.testing import DEPOSIT
from saypro.project.testing.browser import OpenPage
from saypro.project.testing.reloading import assert_pushed_equals_reloaded, shown

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = timezone.now


@dataclass
class Talk:
    """Lerato's thread with Sipho about his bike, and what each of them has on the screen."""

    thread: Conversation
    buyer: User
    seller: User
    live: list[Page] = field(default_factory=list)
    mirrors: list[Page] = field(default_factory=list)

    def said(self) -> Message:
        return self.thread.messages.latest("seq")

    def offer(self) -> Offer:
        return Offer.objects.between_people().latest("pk")

    def deal(self) -> Deal:
        return Deal.objects.between_people().latest("pk")

    def meeting(self) -> Meeting:
        return Meeting.objects.between_people().latest("pk")


@pytest.fixture
def talk(browser_page: OpenPage, live_site: object) -> Talk:
    thread = a_deal(
        a_person("Lerato Mokoena"), a_listing(a_person("Sipho Dlamini", town="cape-town"), title="Trek")
    )
    say(thread, buyer_of(thread), "Is the Marlin still available?")
    say(thread, seller_of(thread), "It is.")
    talk = Talk(thread, buyer_of(thread), seller_of(thread))
    for person in (talk.buyer, talk.seller):
        talk.live.append(browser_page(person))
        talk.mirrors.append(browser_page(person))
    for page in talk.live:
        page.goto(thread.get_absolute_url())
        expect(page.locator("live-thread[data-live]")).to_be_attached()
    return talk


Step = Callable[[Talk], object]


def write(talk: Talk) -> None:
    say(talk.thread, talk.seller, "Come and look")


def edit(talk: Talk) -> None:
    conversations.edit_message(talk.said(), talk.seller, "Come and look on Saturday", at=NOW())


def quote(talk: Talk) -> None:
    say(talk.thread, talk.buyer, "Then I come", quote=talk.said().seq)


def edit_what_is_quoted(talk: Talk) -> None:
    quoted = talk.thread.messages.get(seq=talk.said().quote_seq or 0)
    conversations.edit_message(quoted, talk.seller, "Come on Sunday", at=NOW())


def delete(talk: Talk) -> None:
    conversations.delete_message(talk.said(), talk.buyer, at=NOW())


def undo(talk: Talk) -> None:
    conversations.undo_message(talk.said(), talk.seller, at=NOW())


def offer(talk: Talk) -> None:
    an_offer(talk.thread, 13000, terms="Collect tomorrow")


def counter(talk: Talk) -> None:
    deals.counter_offer(talk.offer(), a_wish(13800), by=talk.seller, at=NOW())


def accept(talk: Talk) -> None:
    deals.accept_offer(talk.offer(), by=talk.offer().receiver, at=NOW())


def decline(talk: Talk) -> None:
    deals.decline_offer(talk.offer(), by=talk.offer().receiver, at=NOW(), word="A bit low")


def withdraw(talk: Talk) -> None:
    deals.withdraw_offer(talk.offer(), by=talk.offer().maker, at=NOW())


def lapse(talk: Talk) -> None:
    an_hour_ago = NOW() - timedelta(hours=1)
    Offer.objects.filter(pk=talk.offer().pk).update(
        made_at=an_hour_ago - timedelta(hours=48), lapses_at=an_hour_ago
    )
    assert deals.lapse_offers(NOW()) == 1


def call_off(talk: Talk) -> None:
    deals.call_off(talk.deal(), by=talk.buyer, at=NOW())


def suggest(talk: Talk) -> None:
    deals.suggest_meeting(talk.thread, a_rendezvous(2), by=talk.buyer, at=NOW())


def agree(talk: Talk) -> None:
    deals.agree_meeting(talk.meeting(), by=talk.seller, at=NOW())


def on_the_way(talk: Talk) -> None:
    deals.note_meeting(talk.meeting(), "on_way", by=talk.buyer, at=NOW())


def cancel(talk: Talk) -> None:
    deals.cancel_meeting(talk.meeting(), by=talk.seller, at=NOW())


def sell(talk: Talk) -> None:
    deals.close_deal(talk.thread, by=talk.seller, at=NOW())
    run_reactions()


def not_sold(talk: Talk) -> None:
    deals.reopen_deal(talk.deal(), by=talk.seller, at=NOW())


def review(author: str) -> Step:
    def write(talk: Talk) -> None:
        by = talk.buyer if author == "buyer" else talk.seller
        deals.write_review(talk.thread, author=by, stars=5, text="Friendly", at=NOW())
        run_reactions()

    return write


def answer_review(talk: Talk) -> None:
    said = Review.objects.get(about=talk.seller)
    deals.reply_to_review(said, author=talk.seller, text="Thank you", at=NOW())


def block(talk: Talk) -> None:
    conversations.block_person(talk.buyer, talk.seller)


def unblock(talk: Talk) -> None:
    conversations.unblock_person(talk.buyer, talk.seller)


def warn(talk: Talk) -> None:
    say(talk.thread, talk.seller, DEPOSIT)
    run_reactions()


def remove(talk: Talk) -> None:
    conversations.remove_message(talk.said(), by=an_agent(), at=NOW())


def put_back(talk: Talk) -> None:
    conversations.put_back_message(talk.said(), by=an_agent("Thabo Molefe"), at=NOW())


def schedule(talk: Talk) -> None:
    at = NOW()
    conversations.schedule_message(
        talk.thread, talk.buyer, "Good morning", send_at=at + timedelta(hours=9), at=at
    )


def news_elsewhere(talk: Talk) -> None:
    """Somebody else asks about another ad: the badges and the list beside the thread move."""
    asker, another = a_person("Ayesha Khan"), a_listing(talk.seller, title="Tent")
    say(a_deal(asker, another), asker, "Hello")
    theirs = a_deal(talk.buyer, a_listing(asker, title="Drill"))
    conversations.post_messages([conversations.Post(theirs.ref, asker.pk, uuid4(), "Still looking?")])


def ask_office_in(talk: Talk) -> None:
    helpdesk.bring_in(talk.thread, by=talk.buyer, reason="money", words="", at=NOW())


def office_is_done(talk: Talk) -> None:
    helpdesk.solve(talk.thread, an_agent())
    run_reactions()


def ask_office_again(talk: Talk) -> None:
    helpdesk.ask_again(talk.thread, by=talk.seller, at=NOW())


STORIES: dict[str, list[Step]] = {
    "words": [
        *[write, edit, quote, edit_what_is_quoted, delete, write, undo],
        *[warn, remove, put_back],
        *[block, unblock],
        *[schedule, news_elsewhere],
    ],
    "offers": [
        *[offer, decline],
        *[offer, withdraw],
        *[offer, lapse],
        *[offer, counter, accept, call_off],
    ],
    "a meeting and a sale": [
        *[suggest, agree, on_the_way, cancel],
        *[sell, not_sold, sell],
        *[review("buyer"), review("seller"), answer_review],
    ],
    "our office in between": [ask_office_in, office_is_done, ask_office_again],
}
ONE_SIDED = {block, unblock, schedule}  # only who did it sees a difference


@pytest.mark.parametrize("story", STORIES)
def test_both_sides_see_by_push_what_a_reload_shows(talk: Talk, story: str) -> None:
    before = [shown(page) for page in talk.live]
    for step in STORIES[story]:
        step(talk)
        sides = [0] if step in ONE_SIDED else [0, 1]
        for side in sides:
            before[side] = assert_pushed_equals_reloaded(
                talk.live[side], talk.mirrors[side], before=before[side]
            )


def test_how_far_a_message_got_is_the_same_after_a_reload(browser_page: OpenPage, talk: Talk) -> None:
    live, mirror = talk.live[0], talk.mirrors[0]
    talk.live[1].goto("/my/ads/")
    say(talk.thread, talk.buyer, "Can I come today?")
    before = assert_pushed_equals_reloaded(live, mirror, before="")
    talk.live[1].goto(talk.thread.get_absolute_url())
    expect(live.locator(".line.me .receipt").last).to_contain_text("Read")
    assert_pushed_equals_reloaded(live, mirror, before=before)
