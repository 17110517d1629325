"""Reading articles, and what is counted of it."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.events.testing import recorded
from saypro.kit.assertions import assert_queries
from saypro.knowledge import access, actions, queries
from saypro.knowledge.events import ArticleRated, ArticleRead
from saypro.knowledge.models import Reads, Vote
from saypro.knowledge.testing import an_article

from .conftest import FIREFOX

pytestmark = pytest.mark.django_db


def test_an_article_says_what_it_says(reader: Client) -> None:
    article = an_article("Sell a bicycle", body="# First\n\n1. Press **Post**\n2. See [your ads](/my/ads/)")
    page = reader.get("/help/sell-a-bicycle/").content.decode()
    parts = ("<h2>First</h2>", "<strong>Post</strong>", 'href="/my/ads/"', "Last changed on", article.title)
    for part in parts:
        assert part in page


def test_nothing_in_an_article_becomes_a_script(reader: Client) -> None:
    tricks = "<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://spy.example/1.gif)"
    an_article("Tricks", body=tricks)
    page = reader.get("/help/tricks/").content.decode()
    for part in ("<script>alert", 'href="javascript', "<img"):
        assert part not in page


def test_drafts_are_read_by_nobody_and_what_is_for_the_office_by_it_alone(
    reader: Client, office: Client, member: User, agent: User
) -> None:
    draft, ours = an_article("Draft", state="draft"), an_article("Ours", state="staff")
    for person, article in ((member, draft), (member, ours), (agent, draft)):
        with pytest.raises(Http404):
            access.article_for(person, article.slug)
    assert access.article_for(agent, ours.slug) == ours
    assert reader.get("/help/ours/").status_code == 404
    assert "Our office only" in office.get("/help/ours/").content.decode()


def test_a_reader_counts_once_a_day(reader: Client, member: User) -> None:
    article = an_article()
    for _ in range(3):
        reader.get(article.get_absolute_url())
    signed_in = signed_in_client(member)
    signed_in.get(article.get_absolute_url(), headers={"user-agent": FIREFOX})
    read = recorded(ArticleRead)
    assert [fact.article_id for fact in read] == [article.pk] * 2
    assert [fact.actor_id for fact in read] == [None, member.pk]
    assert len(read[0].visitor) == 22
    assert read[1].visitor == "", "who is signed in is known by that"
    assert Reads.objects.get().count == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": ""},
        {"user-agent": FIREFOX, "sec-purpose": "prefetch;prerender"},
        {"user-agent": FIREFOX, "sec-fetch-dest": "image"},
    ],
)
def test_robots_and_what_is_fetched_ahead_do_not_count(headers: dict[str, str]) -> None:
    article = an_article()
    assert Client().get(article.get_absolute_url(), headers=headers).status_code == 200
    assert not recorded(ArticleRead)


def test_our_own_reading_and_heads_do_not_count(reader: Client, agent: User) -> None:
    article = an_article()
    reader.head(article.get_absolute_url())
    for person in (agent, a_person("Test Person", is_test=True)):
        signed_in_client(person).get(article.get_absolute_url(), headers={"user-agent": FIREFOX})
    assert not recorded(ArticleRead)


def test_a_flood_from_one_address_stops_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saypro.knowledge.views.visitors.COUNTED_AN_HOUR", 3)
    article = an_article()
    for _ in range(5):
        Client(headers={"user-agent": FIREFOX}).get(article.get_absolute_url())
    assert len(recorded(ArticleRead)) == 3


def test_everybody_has_one_vote_and_may_change_it(reader: Client, member: User) -> None:
    article = an_article()
    address = f"{article.get_absolute_url()}vote/"
    reader.get(article.get_absolute_url())
    assert reader.post(address, {"helped": "yes"})["Location"] == f"{article.get_absolute_url()}#helped"
    reader.post(address, {"helped": "yes"})
    reader.post(address, {"helped": "no"})
    signed_in_client(member).post(address, {"helped": "yes"})
    assert sorted(Vote.objects.values_list("helped", flat=True)) == [False, True]
    assert [fact.helped for fact in recorded(ArticleRated)] == [True, False, True]
    assert recorded(ArticleRated)[0].visitor == recorded(ArticleRead)[0].visitor
    page = reader.get(article.get_absolute_url()).content.decode()
    assert 'value="no" aria-pressed="true"' in page
    assert "1 of 2 people said yes" in Client().get(article.get_absolute_url()).content.decode()


def test_a_vote_for_neither_is_refused_with_a_sentence(reader: Client) -> None:
    article = an_article()
    answer = reader.post(f"{article.get_absolute_url()}vote/", {"helped": "perhaps"})
    assert answer.status_code == 422
    assert "Choose yes or no." in answer.content.decode()


def test_a_flood_of_votes_is_refused(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saypro.knowledge.views.throttles.VOTES_AN_HOUR", 1)
    address = f"{an_article().get_absolute_url()}vote/"
    assert [reader.post(address, {"helped": "no"}).status_code for _ in range(2)] == [302, 429]


def test_articles_lead_to_each_other(reader: Client) -> None:
    post = an_article("Post an ad", words="sell, advertise")
    an_article("Sell faster", body="Advertise with better photos.")
    an_article("Quiet hours", topic="notices")
    ours = an_article("Plaas ’n advertensie", language="af", translates=post)
    assert [one.title for one in queries.related(post)] == ["Sell faster", "Quiet hours"]
    assert queries.also_in(post) == [ours]
    assert queries.also_in(ours) == [post]
    assert "Afrikaans" in reader.get(post.get_absolute_url()).content.decode()


def test_what_is_read_most_comes_first_and_old_counts_go(reader: Client) -> None:
    an_article("Alpha")
    beta = an_article("Beta")
    reader.get(beta.get_absolute_url())
    today = timezone.localdate()
    assert [one.title for one in queries.most_read("en", today)] == ["Beta", "Alpha"]
    actions.forget_reading(before=today + timedelta(days=1))
    assert [one.title for one in queries.most_read("en", today)] == ["Alpha", "Beta"]


def test_pages_cost_the_same_however_many_articles_there_are(reader: Client, office: Client) -> None:
    for _ in range(30):
        an_article(body="Words " * 300)
    article = an_article("The one")
    for name, client, address in (
        ("help", reader, "/help/"),
        ("topic", reader, "/help/?topic=ads"),
        ("search", reader, "/help/?q=post"),
        ("nothing found", reader, "/help/?q=zzzz"),
        ("article", reader, article.get_absolute_url()),
        ("suggestions", reader, "/help/suggestions/?q=how+do+I+post+an+ad"),
        ("office", office, "/office/help/"),
        ("edit", office, f"/office/help/{article.pk}/"),
        ("versions", office, f"/office/help/{article.pk}/versions/"),
    ):
        client.get(address)
        with assert_queries(name, beside=__file__):
            answer = client.get(address)
        assert answer.status_code == 200
        assert len(answer.content) < 60_000


def test_a_first_reading_costs_few_queries(reader: Client) -> None:
    article = an_article()
    with assert_queries("first reading", beside=__file__):
        reader.get(article.get_absolute_url())
