"""What our office decides, what it does, who hears of it, and how it is undone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations import actions as conversations
from saypro.conversations.actions import Post
from saypro.conversations.live import changes
from saypro.conversations.models import Conversation, Message, Suspension
from saypro.conversations.queries import inbox_page, messages_page
from saypro.conversations.tails import message_item
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.deals import actions as deals
from saypro.deals.models import FirstAnswer, Review
from saypro.deals.testing import a_sold_deal
from saypro.events.testing import recorded, run_reactions
from saypro.kit.assertions import assert_queries
from saypro.listings import actions as listings
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing
from saypro.moderation import actions, things
from saypro.moderation.actions import Refused
from saypro.moderation.events import DecisionAppealed, DecisionUndone, ReportsDecided
from saypro.moderation.models import Decision, Report
from saypro.moderation.testing import a_decision, a_message, a_report
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
WHY = "Nobody may ask for money before the other side has seen it."
Verdict = Decision.Verdict


@pytest.fixture(autouse=True)
def _throttles_start_empty() -> None:
    cache.clear()


@pytest.fixture
def report(buyer: User, seller: User) -> Report:
    """Of Sipho's message, by Lerato."""
    return a_report(things.of_message(a_message(sender=seller, reader=buyer)), buyer)


def decide(agent: User, report: Report, **fields: Any) -> Any:
    said = {"verdict": "warn", "reason": WHY, "span": "7", **fields}
    return signed_in_client(agent).post(f"/office/reports/{report.ref}/decision/", said)


def notices(person: User) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("title", flat=True))


def thread_of(report: Report) -> Conversation:
    assert report.conversation is not None
    return Conversation.objects.get(pk=report.conversation.pk)


def refusal(thread: Conversation, sender: User) -> str:
    outcome = conversations.post_messages([Post(thread.ref, sender.pk, uuid4(), "Hello")])[0]
    return outcome.code if isinstance(outcome, conversations.Refused) else ""


def test_nothing_against_the_rules_touches_nobody_but_the_reporter(
    report: Report, agent: User, buyer: User, seller: User
) -> None:
    assert decide(agent, report, verdict="none", reason="").status_code == 302
    run_reactions()
    assert notices(buyer) == ["We have looked at what you reported"]
    assert notices(seller) == []
    page = signed_in_client(buyer).get(report.get_absolute_url()).content.decode()
    assert "We found nothing against our rules" in page


def test_a_warned_person_reads_why_from_our_office(
    report: Report, agent: User, buyer: User, seller: User
) -> None:
    decide(agent, report)
    run_reactions()
    assert notices(seller) == ["A warning from our office"]
    letter = inbox_page(seller).rows[0]
    assert letter.conversation.is_support
    assert letter.last is not None
    assert WHY in letter.last.words
    assert "/my/decisions/" in Message.objects.latest("pk").body
    said = Message.objects.latest("pk").body + Notice.objects.get(person=seller).body
    assert buyer.name not in said, "nobody hears who reported"
    run_reactions()
    assert Conversation.objects.filter(kind="support").count() == 1


def test_a_removed_message_leaves_a_mark_and_comes_back(
    report: Report, agent: User, buyer: User, seller: User
) -> None:
    message = Message.objects.get(pk=report.object_id)
    decide(agent, report, verdict="remove")
    run_reactions()
    thread = message.conversation
    shown = changes(thread, 0)["messages"]
    assert "Removed by our office" in shown[0]["html"]
    assert message.body not in shown[0]["html"]
    assert [message_item(row) for row in messages_page(thread)] == shown, "pushed equals reloaded"
    assert "We removed a message of yours" in notices(seller)
    decision = Decision.objects.get()
    assert decision.has_effect
    signed_in_client(agent).post(f"/office/decisions/{decision.ref}/undoing/")
    run_reactions()
    assert "500 deposit" in changes(thread, 0)["messages"][0]["html"]
    report.refresh_from_db()
    assert report.is_open
    assert "Our office took a decision about you back" in notices(seller)
    assert "We are looking again at what you reported" in notices(buyer)


def test_a_message_its_writer_deleted_is_not_brought_back(report: Report, agent: User, seller: User) -> None:
    message = Message.objects.get(pk=report.object_id)
    conversations.delete_message(message, seller, at=timezone.now())
    decide(agent, report, verdict="remove")
    decision = Decision.objects.get()
    assert not decision.has_effect
    actions.undo(decision, by=agent, at=timezone.now())
    assert Message.objects.get(pk=message.pk).body == ""


def test_an_ad_taken_down_is_brought_back_by_our_office_alone(
    agent: User, buyer: User, seller: User, listing: Listing
) -> None:
    listings.reserve_listing(listing)
    report = a_report(things.of_listing(listing), buyer, reason="fake_ad")
    decide(agent, report, verdict="take_down")
    run_reactions()
    assert signed_in_client(buyer).get(listing.get_absolute_url()).status_code == 404
    with pytest.raises(listings.Refused):
        listings.restore_listing(listing)
    assert notices(seller) == ["We took an ad of yours down"]
    actions.undo(Decision.objects.get(), by=agent, at=timezone.now())
    listing.refresh_from_db()
    assert (listing.state, listing.taken_down_at) == (Listing.State.RESERVED, None)
    listings.delete_listing(listing)
    listings.restore_listing(listing)


def test_a_removed_review_is_hidden_and_comes_back(
    thread: Conversation, agent: User, buyer: User, seller: User
) -> None:
    a_sold_deal(thread)
    for author in (seller, buyer):
        review = deals.write_review(thread, author=author, stars=1, text="Thief", at=timezone.now())
    report = a_report(things.of_review(review, buyer), seller, reason="offensive")
    decide(agent, report, verdict="remove")
    assert review not in Review.objects.shown(timezone.now())
    actions.undo(Decision.objects.get(), by=agent, at=timezone.now())
    assert review in Review.objects.shown(timezone.now())


def test_the_suspended_write_to_nobody_but_our_office(
    report: Report, agent: User, buyer: User, seller: User
) -> None:
    thread = thread_of(report)
    decide(agent, report, verdict="suspend", span="7")
    run_reactions()
    assert refusal(thread, seller) == "suspended"
    assert refusal(thread, buyer) == "", "the other side may write"
    assert refusal(a_support_thread(seller), seller) == "", "our office hears them"
    with pytest.raises(conversations.Refused, match="suspended"):
        conversations.start_deal(buyer=seller, listing=a_listing(seller=a_person()))
    with pytest.raises(conversations.Refused, match="suspended"):
        conversations.post_card(thread.pk, card="offer", card_id=1, sender_id=seller.pk, text="R 1")
    message = Message.objects.get(pk=report.object_id)
    with pytest.raises(conversations.Refused, match="suspended"):
        conversations.edit_message(message, seller, "Other words", at=timezone.now())
    page = signed_in_client(seller).get(thread.get_absolute_url()).content.decode()
    assert "You cannot write to members until" in page
    assert "/my/decisions/" in page
    answer = signed_in_client(seller).post(f"/messages/{thread.ref}/messages/", {"body": "Hello"})
    assert answer.status_code == 422
    assert "stopped you from writing" in answer.content.decode()


def test_a_suspension_ends_by_itself_or_when_it_is_taken_back(
    report: Report, agent: User, seller: User
) -> None:
    thread = thread_of(report)
    decide(agent, report, verdict="suspend", span="1")
    until = Suspension.objects.get().until
    assert until
    Suspension.objects.update(until=timezone.now() - timedelta(hours=1))
    assert refusal(thread, seller) == ""
    Suspension.objects.update(until=until)
    assert refusal(thread, seller) == "suspended"
    actions.undo(Decision.objects.get(), by=agent, at=timezone.now())
    assert refusal(thread, seller) == ""


def test_of_two_suspensions_the_longer_holds(report: Report, agent: User, seller: User) -> None:
    decide(agent, report, verdict="suspend", span="")
    second = a_report(things.of_person(seller), a_person("Naledi Pillay"))
    decide(agent, second, verdict="suspend", span="1")
    assert Suspension.objects.get().until is None
    actions.undo(Decision.objects.get(until=None), by=agent, at=timezone.now())
    assert Suspension.objects.get().until is not None


def test_a_decision_counts_for_all_open_reports_about_the_same(
    report: Report, agent: User, seller: User
) -> None:
    message = Message.objects.select_related("sender", "conversation").get(pk=report.object_id)
    others = [a_report(things.of_message(message), a_person(f"Member {number}")) for number in range(3)]
    elsewhere = a_report(things.of_person(seller), a_person())
    decide(agent, report, verdict="remove")
    run_reactions()
    assert Report.objects.open().get() == elsewhere
    for one in others:
        assert notices(one.reporter) == ["We have looked at what you reported"]
    assert len(recorded(ReportsDecided)[0].report_ids) == 4


def test_the_second_to_decide_hears_that_it_is_done(report: Report, agent: User) -> None:
    decide(agent, report, verdict="none")
    answer = decide(agent, report, verdict="suspend")
    assert answer.status_code == 422
    assert "decided this meanwhile" in answer.content.decode()
    assert Decision.objects.count() == 1


def test_a_decision_needs_a_reason_and_must_fit(report: Report, agent: User) -> None:
    answer = decide(agent, report, verdict="suspend", reason=" ")
    assert answer.status_code == 422
    assert "Write the reason" in answer.content.decode()
    assert decide(agent, report, verdict="take_down").status_code == 422
    assert decide(agent, report, verdict="").status_code == 422
    assert decide(agent, report, verdict="warn", span="999").status_code == 422
    with pytest.raises(Refused, match="unfit"):
        actions.decide(report, verdict="take_down", reason=WHY, by=agent, at=timezone.now())
    assert not Decision.objects.exists()


def test_taking_back_twice_takes_back_once(report: Report, agent: User) -> None:
    decision = a_decision(report)
    actions.undo(decision, by=agent, at=timezone.now())
    with pytest.raises(Refused, match="undone"):
        actions.undo(decision, by=agent, at=timezone.now())
    assert len(recorded(DecisionUndone)) == 1


def test_a_report_made_again_is_not_doubled_by_taking_back(
    report: Report, agent: User, buyer: User, seller: User
) -> None:
    decision = a_decision(report, verdict=Verdict.NONE)
    message = Message.objects.select_related("sender", "conversation").get(pk=report.object_id)
    again = a_report(things.of_message(message), buyer)
    actions.undo(decision, by=agent, at=timezone.now())
    assert Report.objects.open().get() == again


def test_who_is_touched_may_appeal_once_and_is_answered_in_a_thread(
    report: Report, agent: User, seller: User, stranger: User
) -> None:
    decision = a_decision(report)
    client = signed_in_client(seller)
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "A warning from our office" in page
    assert WHY in page
    answer = client.post(decision.get_absolute_url(), {"words": "  "})
    assert answer.status_code == 422
    assert "Write why we should look at it again." in answer.content.decode()
    assert client.post(decision.get_absolute_url(), {"words": "It was a joke"}).status_code == 302
    decision.refresh_from_db()
    assert decision.appeal_thread is not None
    assert messages_page(decision.appeal_thread)[0].body == "It was a joke"
    assert len(recorded(DecisionAppealed)) == 1
    answer = client.post(decision.get_absolute_url(), {"words": "Again"})
    assert answer.status_code == 422
    assert signed_in_client(stranger).get(decision.get_absolute_url()).status_code == 404
    queue = signed_in_client(agent).get("/office/reports/?show=appealed").content.decode()
    assert report.ref in queue
    shown = signed_in_client(agent).get(f"/office/reports/{report.ref}/").content.decode()
    assert "It was a joke" in shown


def test_a_decision_that_touches_nobody_has_no_page(report: Report, seller: User) -> None:
    decision = a_decision(report, verdict=Verdict.NONE)
    assert signed_in_client(seller).get(decision.get_absolute_url()).status_code == 404


def test_members_decide_nothing(report: Report, buyer: User, seller: User) -> None:
    for person in (buyer, seller):
        assert decide(person, report).status_code == 404
    assert not Decision.objects.exists()


def test_the_page_of_a_report_tells_all_there_is_to_know(
    report: Report, agent: User, buyer: User, seller: User
) -> None:
    a_decision(a_report(things.of_person(seller), a_person("Naledi Pillay")))
    client = signed_in_client(agent)
    with assert_queries("office_report", beside=__file__):
        page = client.get(f"/office/reports/{report.ref}/").content.decode()
    for words in ("500 deposit", "Reports against", "Warnings in 90 days", "Pay before seeing", buyer.name):
        assert words in page


def test_what_was_decided_about_me_stands_among_my_reports(report: Report, seller: User) -> None:
    a_decision(report)
    page = signed_in_client(seller).get("/my/reports/").content.decode()
    assert "A warning from our office" in page


def test_a_batch_with_a_suspended_writer_asks_nothing_more(
    report: Report, agent: User, buyer: User, django_assert_num_queries: Any
) -> None:
    thread = a_deal(buyer=buyer, listing=a_listing(seller=a_person()))
    decide(agent, report, verdict="suspend")
    say(thread, buyer)
    assert refusal(thread_of(report), report.about) == "suspended"


@pytest.mark.parametrize(("reason", "is_spam"), [("spam", True), ("scam", True), ("offensive", False)])
def test_a_thread_begun_to_cheat_counts_for_no_sellers_figure_until_that_is_taken_back(
    thread: Conversation, buyer: User, seller: User, agent: User, reason: str, is_spam: bool
) -> None:
    posted = say(thread, buyer, "Buy my course")
    run_reactions()
    message = Message.objects.select_related("sender", "conversation").get(pk=posted.message_id)
    a_decision(a_report(things.of_message(message), seller, reason=reason))
    run_reactions()
    assert FirstAnswer.objects.get(pk=thread.pk).is_spam == is_spam
    actions.undo(Decision.objects.get(), by=agent, at=timezone.now())
    run_reactions()
    assert not FirstAnswer.objects.get(pk=thread.pk).is_spam


def test_a_seller_who_cheats_does_not_lose_the_question(report: Report) -> None:
    run_reactions()
    a_decision(report)
    run_reactions()
    assert not FirstAnswer.objects.filter(is_spam=True).exists()
