"""Telling our office: for whom, about what, with which evidence, and without burying anybody."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import edit_message
from saypro.conversations.models import Block, Conversation, Message
from saypro.conversations.testing import an_upload, say
from saypro.deals import actions as deals
from saypro.deals.testing import a_sold_deal
from saypro.events.testing import recorded
from saypro.helpdesk.actions import bring_in
from saypro.helpdesk.testing import a_team
from saypro.kit.assertions import assert_queries
from saypro.listings import actions as listings
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing
from saypro.moderation import queries, things
from saypro.moderation.actions import Refused
from saypro.moderation.events import ReportMade
from saypro.moderation.models import Judgement, Report
from saypro.moderation.testing import a_decision, a_message, a_report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _throttles_start_empty() -> None:
    cache.clear()


def make(person: User, address: str, **fields: Any) -> Any:
    return signed_in_client(person).post(address, {"reason": "scam", **fields})


def test_a_message_is_reported_with_what_stood_around_it(
    thread: Conversation, buyer: User, seller: User
) -> None:
    for number in range(8):
        say(thread, buyer, f"Question {number}")
    posted = say(thread, seller, "Give me your PIN")
    edit_message(Message.objects.get(pk=posted.message_id), seller, "Never mind", at=timezone.now())
    assert (
        make(buyer, f"/report/message/{thread.ref}/{posted.seq}/", words="He asked for my PIN").status_code
        == 302
    )
    report = Report.objects.get()
    assert (report.about, report.reason, report.words) == (seller, "scam", "He asked for my PIN")
    said = report.evidence["messages"]
    assert [one["body"] for one in said][-2:] == ["Question 7", "Never mind"]
    assert len(said) == 6
    assert said[-1]["is_it"]
    assert said[-1]["earlier"][0]["body"] == "Give me your PIN"
    assert [fact.about_id for fact in recorded(ReportMade)] == [seller.pk]


def test_evidence_stays_as_it_was(thread: Conversation, buyer: User, seller: User) -> None:
    posted = say(thread, seller, "Pay now or else")
    message = Message.objects.select_related("sender", "conversation").get(pk=posted.message_id)
    report = a_report(things.of_message(message), buyer)
    edit_message(message, seller, "Have a nice day", at=timezone.now())
    report.refresh_from_db()
    assert report.evidence["messages"][-1]["body"] == "Pay now or else"


def test_evidence_names_the_files(thread: Conversation, buyer: User, seller: User) -> None:
    posted = say(thread, seller, "Sign here", an_upload(thread, seller, name="contract.pdf"))
    report = a_report(things.of_message(Message.objects.get(pk=posted.message_id)), buyer)
    assert [one["files"] for one in report.evidence["messages"]][-1] == ["contract.pdf"]
    assert (
        "contract.pdf" in signed_in_client(an_agent()).get(f"/office/reports/{report.ref}/").content.decode()
    )


def test_one_open_report_of_each_member_about_each_thing(buyer: User, seller: User, stranger: User) -> None:
    thing = things.of_person(seller)
    assert a_report(thing, buyer) == a_report(thing, buyer)
    a_report(thing, stranger)
    assert Report.objects.count() == 2
    page = signed_in_client(buyer).get(f"/report/person/{seller.handle}/")
    assert page.status_code == 302, "the open one is shown instead of a second form"


def test_reporting_a_warned_message_says_that_the_rule_was_right(buyer: User) -> None:
    message = a_message(reader=buyer)
    report = a_report(things.of_message(message), buyer)
    assert "deposit" in report.rules
    assert Judgement.objects.get().outcome == "reported"
    assert Message.objects.get(pk=message.pk).warnings is None


def test_an_ad_a_person_and_a_review_can_be_reported(
    thread: Conversation, buyer: User, seller: User, listing: Listing
) -> None:
    assert make(buyer, f"/report/ad/{listing.ref}/", reason="fake_ad").status_code == 302
    assert (
        make(buyer, f"/report/person/{seller.handle}/?thread={thread.ref}", reason="no_show").status_code
        == 302
    )
    a_sold_deal(thread)
    for author in (seller, buyer):
        review = deals.write_review(thread, author=author, stars=1, text="Rude", at=timezone.now())
    assert make(seller, f"/report/review/{review.ref}/", reason="offensive").status_code == 302
    kinds = dict(Report.objects.values_list("kind", "about"))
    assert kinds == {"listing": seller.pk, "person": seller.pk, "review": buyer.pk}
    assert Report.objects.get(kind="listing").evidence["title"] == listing.title
    assert Report.objects.get(kind="review").evidence["text"] == "Rude"


def test_a_report_may_block_at_the_same_time(thread: Conversation, buyer: User, seller: User) -> None:
    make(buyer, f"/report/person/{seller.handle}/", block="on")
    assert Block.objects.filter(blocker=buyer, blocked=seller).exists()


def test_what_is_wrong_must_be_said(buyer: User, seller: User) -> None:
    answer = make(buyer, f"/report/person/{seller.handle}/", reason="")
    assert answer.status_code == 422
    assert "Choose what is wrong." in answer.content.decode()
    answer = make(buyer, f"/report/person/{seller.handle}/", words="x" * 1500)
    assert answer.status_code == 422
    assert "500 characters too long" in answer.content.decode()
    answer = make(buyer, f"/report/person/{seller.handle}/", reason="fake_ad")
    assert answer.status_code == 422, "a person is no ad"
    assert not Report.objects.exists()


def test_strangers_report_no_message_they_cannot_see(
    thread: Conversation, seller: User, stranger: User, agent: User
) -> None:
    say(thread, seller, "Hello")
    assert make(stranger, f"/report/message/{thread.ref}/1/").status_code == 404
    assert make(stranger, f"/report/person/{seller.handle}/?thread={thread.ref}").status_code == 404
    assert make(seller, f"/report/message/{thread.ref}/1/").status_code == 404, "nor one's own"
    assert make(seller, f"/report/person/{seller.handle}/").status_code == 404
    assert make(seller, f"/report/person/{agent.handle}/").status_code == 404
    assert not Report.objects.exists()


def test_a_member_sees_their_own_reports_only(buyer: User, seller: User, stranger: User) -> None:
    report = a_report(things.of_person(seller), buyer)
    assert signed_in_client(buyer).get(report.get_absolute_url()).status_code == 200
    for other in (seller, stranger):
        assert signed_in_client(other).get(report.get_absolute_url()).status_code == 404


def test_ten_reports_an_hour_are_enough(buyer: User) -> None:
    for number in range(10):
        a_report(things.of_person(a_person(f"Member {number}")), buyer)
    with pytest.raises(Refused, match="too_fast"):
        a_report(things.of_person(a_person()), buyer)
    answer = make(buyer, f"/report/person/{a_person().handle}/", words="Still here")
    assert answer.status_code == 422
    assert "Wait an hour" in answer.content.decode()
    assert "Still here" in answer.content.decode(), "nothing typed is lost"


def test_thirty_waiting_reports_are_enough(buyer: User) -> None:
    for number in range(30):
        cache.clear()
        a_report(things.of_person(a_person(f"Member {number}")), buyer)
    cache.clear()
    with pytest.raises(Refused, match="many_open"):
        a_report(things.of_person(a_person()), buyer)


def test_a_flood_of_reports_hides_nothing(buyer: User, seller: User, listing: Listing) -> None:
    """Reports and blocks of one member, or of twenty, change nothing for anybody else."""
    for number in range(20):
        a_report(things.of_listing(listing), a_person(f"Member {number}"), block=True)
    for _time in range(20):
        a_report(things.of_listing(listing), buyer, block=True)
    listing.refresh_from_db()
    assert listing.state == Listing.State.LIVE
    other = signed_in_client(a_person("Naledi Pillay"))
    assert other.get(listing.get_absolute_url()).status_code == 200
    asked = other.post(f"/messages/about/{listing.ref}/", {"body": "Is it still available?"})
    assert asked.status_code == 302
    assert Report.objects.count() == 21


def test_the_queue_costs_the_same_however_long_it_is(buyer: User, agent: User) -> None:
    ad = a_listing()
    client = signed_in_client(agent)
    for number in range(40):
        a_report(things.of_listing(ad), a_person(f"Member {number}"))
    with assert_queries("queue", beside=__file__):
        answer = client.get("/office/reports/")
    assert answer.content.decode().count("/office/reports/") < 60
    assert "40 reports" in answer.content.decode()
    assert "after=" in answer.content.decode()


def test_the_queue_is_narrowed_by_reason_rule_and_kind(
    buyer: User, seller: User, stranger: User, agent: User
) -> None:
    warned = a_report(things.of_message(a_message(reader=buyer)), buyer)
    spam = a_report(things.of_person(seller), stranger, reason="spam")
    everything = queries.reports_page(agent, queries.Filters())
    assert everything.rows == [spam, warned]
    assert queries.reports_page(agent, queries.Filters(reason="spam")).rows == [spam]
    assert queries.reports_page(agent, queries.Filters(rule="deposit")).rows == [warned]
    assert queries.reports_page(agent, queries.Filters(kind="message")).rows == [warned]
    assert queries.reports_page(agent, queries.Filters(show=queries.Show.DECIDED)).rows == []


@pytest.mark.parametrize("who", ["outsider", "insider", "lead"])
def test_what_a_private_team_keeps_to_itself_is_in_no_report_for_others(
    thread: Conversation, buyer: User, seller: User, stranger: User, lead: User, who: str
) -> None:
    people = {"outsider": an_agent("Zanele Khumalo"), "insider": an_agent("Thabo Molefe"), "lead": lead}
    say(thread, seller, "Pay me in vouchers")
    ticket = bring_in(thread, by=buyer, reason="scam", words="", at=timezone.now())
    report = a_report(things.of_person(seller, thread), buyer)
    beside = a_report(things.of_person(seller), stranger)
    team = a_team(people["insider"], name="Fraud")
    type(team).objects.update(is_private=True)
    type(ticket).objects.update(team=team)
    person, client = people[who], signed_in_client(people[who])
    may_see = who != "outsider"
    page = f"/office/reports/{report.ref}/"
    assert (client.get(page).status_code == 200) is may_see
    assert (client.post(f"{page}decision/", {"verdict": "dismiss"}).status_code != 404) is may_see
    assert (report in queries.reports_page(person, queries.Filters()).rows) is may_see
    assert queries.open_count(person) == 1 + may_see
    other = client.get(f"/office/reports/{beside.ref}/").content.decode()
    assert (report.ref in other) is may_see
    decision = a_decision(report)
    assert (client.post(f"/office/decisions/{decision.ref}/undoing/").status_code != 404) is may_see


def test_a_bent_filter_is_no_filter(agent: User) -> None:
    answer = signed_in_client(agent).get("/office/reports/?show=x&reason=%00&rule=';--&kind=9&after=%%")
    assert answer.status_code == 200


def test_the_ad_the_person_the_thread_and_the_message_lead_to_the_form(
    thread: Conversation, buyer: User, seller: User, listing: Listing
) -> None:
    say(thread, seller, "Hello")
    client = signed_in_client(buyer)
    assert f"/report/ad/{listing.ref}/" in client.get(listing.get_absolute_url()).content.decode()
    assert f"/report/person/{seller.handle}/" in client.get(seller.get_absolute_url()).content.decode()
    shown = client.get(thread.get_absolute_url()).content.decode()
    assert f"/messages/{thread.ref}/silence/" in shown
    peace = client.get(f"/messages/{thread.ref}/silence/").content.decode()
    assert f"/report/person/{seller.handle}/?thread={thread.ref}" in peace
    single = client.get(f"/messages/{thread.ref}/1/").content.decode()
    assert f"/report/message/{thread.ref}/1/" in single
    own = signed_in_client(seller)
    assert "/report/" not in own.get(f"/messages/{thread.ref}/1/").content.decode()
    assert "/report/ad/" not in own.get(listing.get_absolute_url()).content.decode()


def test_my_reports_and_a_report_cost_few_queries(buyer: User, seller: User) -> None:
    for number in range(5):
        a_report(things.of_person(a_person(f"Member {number}")), buyer)
    client = signed_in_client(buyer)
    with assert_queries("my_reports", beside=__file__):
        assert "Being looked at" in client.get("/my/reports/").content.decode()


def test_an_ad_already_gone_cannot_be_reported(buyer: User, listing: Listing) -> None:
    listings.delete_listing(listing)
    assert make(buyer, f"/report/ad/{listing.ref}/").status_code == 404


def test_a_review_has_its_report_button_for_all_but_its_author(
    thread: Conversation, buyer: User, seller: User
) -> None:
    a_sold_deal(thread)
    for author in (seller, buyer):
        review = deals.write_review(thread, author=author, stars=1, text="Rude", at=timezone.now())
    link, page = f"/report/review/{review.ref}/", f"/people/{seller.handle}/reviews/"
    assert link in signed_in_client(seller).get(page).content.decode()
    assert link not in signed_in_client(buyer).get(page).content.decode()
    assert link not in Client().get(page).content.decode()
