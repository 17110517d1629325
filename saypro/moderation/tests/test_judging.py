"""Messages are judged after they are sent; only their readers hear of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.actions import edit_message
from saypro.conversations.live import changes
from saypro.conversations.models import Conversation, Message
from saypro.conversations.queries import messages_page
from saypro.conversations.tails import message_item
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.events.testing import recorded, run_reactions
from saypro.listings.testing import a_listing
from saypro.moderation import actions, queries
from saypro.moderation.events import MessageWarnedAbout, WarningAnswered
from saypro.moderation.models import Echo, Judgement
from saypro.moderation.testing import DEPOSIT, a_message

pytestmark = pytest.mark.django_db
GREETING = "Hello my friend, I saw your wonderful thing and would love to have it"


def html_of(thread: Conversation, seq: int) -> str:
    return str(next(one["html"] for one in changes(thread, 0)["messages"] if one["seq"] == seq))


def warnings(thread: Conversation, seq: int = 1) -> list[dict[str, str]]:
    return Message.objects.get(conversation=thread, seq=seq).warnings or []


def test_the_reader_of_a_deposit_is_warned_in_words(thread: Conversation, seller: User) -> None:
    say(thread, seller, DEPOSIT)
    run_reactions()
    first = warnings(thread)[0]
    assert (first["rule"], first["title"]) == ("deposit", "See it before you pay")
    assert first["words"].startswith("Sipho mentions paying before")
    shown = html_of(thread, 1)
    assert "See it before you pay" in shown
    assert f"/report/message/{thread.ref}/1/" in shown
    assert [fact.rules[0] for fact in recorded(MessageWarnedAbout)] == ["deposit"]


def test_pushed_and_reloaded_the_banner_is_the_same(thread: Conversation, seller: User) -> None:
    say(thread, seller, DEPOSIT)
    run_reactions()
    pushed = changes(thread, 0)["messages"]
    assert [message_item(row) for row in messages_page(thread)] == pushed


def test_judging_again_changes_nothing(thread: Conversation, seller: User) -> None:
    posted = say(thread, seller, DEPOSIT)
    for _time in range(2):
        actions.judge_messages([posted.message_id], at=posted.sent_at)
    assert Judgement.objects.count() == 1
    assert len(recorded(MessageWarnedAbout)) == 1


def test_the_office_and_talk_with_it_are_not_judged(agent: User, buyer: User) -> None:
    support = a_support_thread(buyer)
    say(support, buyer, f"Somebody wrote to me: {DEPOSIT}")
    thread = a_deal(buyer=buyer, listing=a_listing(seller=agent))
    say(thread, agent, DEPOSIT)
    run_reactions()
    assert not Judgement.objects.exists()


def test_an_edit_is_judged_anew(thread: Conversation, seller: User) -> None:
    say(thread, seller, DEPOSIT)
    run_reactions()
    message = Message.objects.get()
    edit_message(message, seller, "Come and look on Saturday", at=timezone.now())
    run_reactions()
    assert not warnings(thread)
    assert not Judgement.objects.exists()
    edit_message(message, seller, DEPOSIT, at=timezone.now())
    run_reactions()
    assert warnings(thread)


def test_the_same_text_to_many_is_seen(seller: User) -> None:
    for number in range(5):
        thread = a_deal(buyer=seller, listing=a_listing(seller=a_person(f"Seller {number}")))
        say(thread, seller, f"  {GREETING.upper()}!! ")
    run_reactions()
    assert Echo.objects.count() == 5
    message = Message.objects.latest("pk")
    heard = actions.judging.note_echoes([message], message.sent_at)
    assert heard[message.pk] == 5


def test_saying_it_twice_in_one_thread_is_not_many(thread: Conversation, buyer: User) -> None:
    for _time in range(3):
        say(thread, buyer, GREETING)
    run_reactions()
    assert Echo.objects.count() == 1


def test_a_short_question_is_asked_by_everybody(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "Is it still available?")
    run_reactions()
    assert not Echo.objects.exists()


def test_echoes_fade_after_a_day(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, GREETING)
    run_reactions()
    later = timezone.now() + timedelta(hours=25)
    message = Message.objects.get()
    assert actions.judging.note_echoes([message], later).get(message.pk, 0) == 0
    assert actions.forget_echoes(later) == 1


def test_a_reader_may_say_that_it_was_fine(buyer: User) -> None:
    message = a_message(reader=buyer)
    client = signed_in_client(buyer)
    address = f"/safety/{message.conversation.ref}/{message.seq}/"
    assert "Was this message fine?" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert Message.objects.get(pk=message.pk).warnings is None
    judgement = Judgement.objects.get()
    assert (judgement.outcome, judgement.outcome_by) == ("fine", buyer)
    assert [fact.outcome for fact in recorded(WarningAnswered)] == ["fine"]
    assert client.post(address).status_code == 404, "there is nothing left to answer"


def test_what_was_called_fine_is_not_warned_about_again(buyer: User) -> None:
    message = a_message(reader=buyer)
    actions.answer_warning(message, buyer, Judgement.Outcome.FINE, at=timezone.now())
    actions.judge_messages([message.pk], at=timezone.now())
    assert Message.objects.get(pk=message.pk).warnings is None


def test_neither_the_writer_nor_a_stranger_answers_the_warning(seller: User, stranger: User) -> None:
    message = a_message(sender=seller)
    address = f"/safety/{message.conversation.ref}/{message.seq}/"
    for person in (seller, stranger):
        assert signed_in_client(person).post(address).status_code == 404
    assert Judgement.objects.get().outcome == ""


def test_answers_become_the_precision_of_each_rule(buyer: User) -> None:
    for outcome in ("fine", "reported", "reported", ""):
        message = a_message()
        if outcome:
            actions.answer_warning(message, buyer, outcome, at=timezone.now())
    counts = queries.precision(timezone.now() - timedelta(days=1))["deposit"]
    assert (counts.warned, counts.reported, counts.fine, counts.percent) == (4, 2, 1, 67)


def test_the_writer_gets_a_private_hint_and_nothing_is_kept(seller: User) -> None:
    client = signed_in_client(seller)
    answer = client.post("/safety/hint/", {"body": DEPOSIT}).json()
    assert answer["hints"][0]["rule"] == "deposit"
    assert client.post("/safety/hint/", {"body": "Come and look"}).json() == {"hints": []}
    assert client.post("/safety/hint/", {"body": "pay deposit " * 50_000}).status_code == 200
    assert client.post("/safety/hint/").json() == {"hints": []}
    assert not Judgement.objects.exists()


def test_judging_a_batch_asks_the_database_as_often_as_judging_one(
    thread: Conversation, buyer: User, django_assert_num_queries: Any
) -> None:
    said = [say(thread, buyer, f"Could I come on Saturday, number {number}?") for number in range(20)]
    with django_assert_num_queries(4):
        actions.judge_messages([one.message_id for one in said], at=said[0].sent_at)
