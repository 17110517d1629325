"""Finding articles, and what is kept of searches that found nothing."""

import pytest
from django.test import Client
from pytest_django import Settings

from saypro.accounts.models import User
from saypro.events.testing import recorded
from saypro.knowledge import queries
from saypro.knowledge.access import articles_for, public_articles
from saypro.knowledge.actions import lay_articles
from saypro.knowledge.events import HelpSearched
from saypro.knowledge.models import Article, MissedSearch, State
from saypro.knowledge.queries import Wish
from saypro.knowledge.testing import an_article

from .conftest import FIREFOX

pytestmark = pytest.mark.django_db


def titles(words: str, **fields: str) -> list[str]:
    return [one.title for one in queries.found(public_articles(), Wish(words, **fields)).rows]


def test_words_are_found_in_title_other_words_and_text_the_title_first() -> None:
    an_article("Quiet nights", body="We keep quiet hours by your clock, and your photos safe.")
    an_article("Photos that sell", words="pictures")
    assert titles("photo") == ["Photos that sell", "Quiet nights"]
    assert titles("picture") == ["Photos that sell"]
    assert titles("") == ["Photos that sell", "Quiet nights"]


@pytest.mark.parametrize("words", ["pasword", "passwrod", "pássword"])
def test_a_slip_in_the_spelling_does_no_harm(words: str) -> None:
    an_article("Choose another password")
    an_article("Photos that sell")
    assert titles(words) == ["Choose another password"]


def test_what_has_some_of_the_words_is_said_to_come_closest(reader: Client) -> None:
    an_article("Delete your ad")
    page = reader.get("/help/?q=delete+unicorn").content.decode()
    assert "This comes closest" in page
    assert "Delete your ad" in page


def test_only_public_articles_are_found_by_members(member: User, agent: User) -> None:
    an_article("Ours", state="staff")
    an_article("Draft", state="draft")
    assert titles("ours") == []
    assert [one.title for one in queries.articles_called(articles_for(agent), "our")] == ["Ours"]
    assert queries.articles_called(articles_for(member), "our") == []
    assert queries.suggested("these are ours and only ours") == []


def test_articles_are_narrowed_by_topic_and_language() -> None:
    an_article("Post an ad")
    an_article("Plaas ’n advertensie", language="af")
    an_article("Spot a scam", topic="safety")
    assert titles("", topic="ads", language="af") == ["Plaas ’n advertensie"]
    assert titles("scam", topic="ads") == []


def test_long_lists_go_on_by_key(reader: Client) -> None:
    for number in range(25):
        an_article(f"Photos {number:02}")
    for address in ("/help/?topic=ads", "/help/?q=photos"):
        first = reader.get(address).content.decode()
        after = first.split("after=")[1].split('"')[0]
        second = reader.get(f"{address}&after={after}").content.decode()
        on_both = {n for n in range(25) if f"Photos {n:02}<" in first} & {
            n for n in range(25) if f"Photos {n:02}<" in second
        }
        assert first.count("Photos ") > second.count("Photos ") > 0
        assert not on_both


def test_a_search_that_finds_nothing_leads_to_the_office(reader: Client) -> None:
    page = reader.get("/help/?q=zebra").content.decode()
    assert "Nothing found for “zebra”" in page
    assert "/messages/office/new/" in page
    assert "you hear from us by" in page


def test_what_was_not_found_is_kept_without_anybodys_numbers(reader: Client) -> None:
    an_article("Photos that sell")
    for words in ("photos", "Refund  zebra", "refund zebra", "zebra thabo@example.com 082 555 0147"):
        reader.get("/help/", {"q": words})
    facts = recorded(HelpSearched)
    assert [fact.found for fact in facts] == [1, 0, 0]
    assert facts[0].words == "", "what was found is not kept"
    kept = " ".join(fact.words for fact in facts)
    assert "thabo" not in kept
    assert "0147" not in kept
    assert MissedSearch.objects.get(words="refund zebra").count == 1, "a visitor counts once a day"


def test_odd_addresses_break_nothing(reader: Client) -> None:
    an_article()
    odd = ("q=%00", "q=%22%22%22", "q=-", "q=()%26|!:*", "topic=no&language=xx&after=%FF")
    for query in (*odd, "q=" + "a" * 5000):
        assert reader.get(f"/help/?{query}").status_code == 200
        assert reader.get(f"/help/suggestions/?{query}").status_code == 200


def test_too_much_searching_is_answered_with_a_sentence(settings: Settings) -> None:
    settings.SEARCHES_PER_MINUTE = 1
    reader = Client(headers={"user-agent": FIREFOX})
    answers = [reader.get(f"/help/?q=word{n}") for n in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert "Wait a minute" in answers[1].content.decode()


def test_the_first_articles_are_laid_once_and_left_as_the_office_made_them(reader: Client) -> None:
    count = lay_articles()
    assert count == Article.objects.count() >= 30
    Article.objects.filter(slug="post-your-first-ad").update(title="Ours now", state=State.DRAFT)
    assert lay_articles() == 0
    assert Article.objects.get(slug="post-your-first-ad").title == "Ours now"
    for article in Article.objects.public():
        assert reader.get(article.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("i forgot my password", "sign-in-without-trouble"),
        ("is my phone number public?", "what-others-see-of-you"),
        ("somebody wants a deposit before I see the car, is it a scam", "spot-a-scam"),
        ("how do I make an offer", "make-an-offer"),
        ("too many emails", "choose-your-notifications"),
        ("wagwoord vergeet", "ek-kan-nie-aanmeld-nie"),
        ("ngikhohliwe iphasiwedi", "angikwazi-ukungena"),
    ],
)
def test_the_first_articles_answer_what_people_ask(words: str, slug: str) -> None:
    lay_articles()
    assert slug in [one.slug for one in queries.found(public_articles(), Wish(words)).rows][:3]
    assert slug in [one.slug for one in queries.suggested(words)]


def test_nothing_is_suggested_for_what_says_nothing() -> None:
    lay_articles()
    for words in ("hi", "hello there good morning", "my neighbour has a zebra and a giraffe"):
        assert queries.suggested(words) == [], words


def test_the_links_of_the_first_articles_lead_somewhere(office: Client) -> None:
    lay_articles()
    bodies = Article.objects.values_list("body", flat=True)
    links = {part.split(")")[0] for body in bodies for part in body.split("](")[1:]}
    assert links
    for link in links:
        assert office.get(link).status_code in (200, 302), link
