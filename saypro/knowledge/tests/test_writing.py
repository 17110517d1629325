"""Writing articles: who may, what is refused, and what is kept of what was."""

from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.events.testing import recorded
from saypro.knowledge import access, actions
from saypro.knowledge.events import ArticlePublished, ArticleSaved, ArticleWithdrawn
from saypro.knowledge.models import Article
from saypro.knowledge.refusals import Refused
from saypro.knowledge.testing import an_article

pytestmark = pytest.mark.django_db
WRITTEN: dict[str, Any] = {
    "title": "Sell a bicycle",
    "topic": "ads",
    "language": "en",
    "words": "",
    "body": "Press **Post**.",
    "state": "draft",
}


def test_an_agent_drafts_and_a_lead_publishes(office: Client, lead: User, agent: User) -> None:
    answer = office.post("/office/help/new/", WRITTEN)
    article = Article.objects.get()
    assert answer["Location"] == f"/office/help/{article.pk}/"
    assert (article.slug, article.state, article.changed_by) == ("sell-a-bicycle", "draft", agent)
    published = {**WRITTEN, "state": "public", "seen": 1}
    refused = office.post(f"/office/help/{article.pk}/", published)
    assert refused.status_code == 422
    assert "Only a lead makes an article public" in refused.content.decode()
    signed_in_client(lead).post(f"/office/help/{article.pk}/", published)
    assert Client().get("/help/sell-a-bicycle/").status_code == 200
    assert [fact.version for fact in recorded(ArticleSaved)] == [1, 2]
    assert [fact.actor_id for fact in recorded(ArticlePublished)] == [lead.pk]


def test_an_agent_changes_nothing_that_is_public(agent: User, lead: User) -> None:
    article = an_article()
    draft = actions.Draft(topic="ads", title="Mine", body="Mine", state="draft")
    with pytest.raises(Refused):
        actions.save_article(article, draft, by=agent, at=timezone.now())
    actions.save_article(article, draft, by=lead, at=timezone.now())
    assert recorded(ArticleWithdrawn)[0].article_id == article.pk


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "Give it a title."),
        ({"body": " \n "}, "Write what helps."),
        ({"title": "x" * 121}, "at most 120"),
        ({"topic": "nothing"}, "Select a valid choice"),
        ({"slug": "steps"}, "Give it another address"),
        ({"slug": "no spaces!"}, "Use letters, digits and dashes only."),
        ({"title": "你好"}, "Give it another address"),
        ({"translates": "999"}, "is not there any more"),
        ({"seen": "x"}, ""),
    ],
)
def test_what_is_wrong_is_said(office: Client, wrong: dict[str, str], sentence: str) -> None:
    answer = office.post("/office/help/new/", {**WRITTEN, **wrong})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Article.objects.exists()


def test_an_address_belongs_to_one_article(office: Client) -> None:
    an_article("Sell a bicycle")
    answer = office.post("/office/help/new/", WRITTEN)
    assert answer.status_code == 422
    assert "Choose another one." in answer.content.decode()


def test_the_text_is_shown_before_it_is_saved(office: Client) -> None:
    page = office.post("/office/help/new/", {**WRITTEN, "preview": "1"}).content.decode()
    assert "<strong>Post</strong>" in page
    assert "Not saved yet." in page
    assert not Article.objects.exists()


def test_whoever_was_slower_is_told(office: Client, lead: User) -> None:
    article = an_article("Sell a bicycle", state="draft", by=lead)
    office.post(f"/office/help/{article.pk}/", {**WRITTEN, "body": "First.", "seen": 1})
    late = office.post(f"/office/help/{article.pk}/", {**WRITTEN, "body": "Second.", "seen": 1})
    assert late.status_code == 422
    page = late.content.decode()
    assert "Somebody has changed it meanwhile" in page
    assert "Second." in page, "what was written is not lost"
    assert Article.objects.get().body == "First."


def test_saving_what_stands_makes_no_version(office: Client, lead: User) -> None:
    article = an_article("Sell a bicycle", state="draft", by=lead)
    office.post(f"/office/help/{article.pk}/", {**WRITTEN, "seen": 1})
    assert Article.objects.get().number == 1


def test_every_version_can_be_read_and_brought_back(office: Client, lead: User, agent: User) -> None:
    article = an_article("Sell a bicycle", state="draft", body="As it was.", by=lead)
    office.post(f"/office/help/{article.pk}/", {**WRITTEN, "body": "Spoilt.", "seen": 1})
    base = f"/office/help/{article.pk}/versions/"
    assert agent.name in office.get(base).content.decode()
    assert "As it was." in office.get(f"{base}1/").content.decode()
    office.post(f"{base}1/restoration/")
    article.refresh_from_db()
    assert (article.body, article.number) == ("As it was.", 3)
    assert article.versions.get(number=3).restored == 1
    assert "Spoilt." in office.get(f"{base}2/").content.decode(), "nothing is lost by it"


def test_a_public_article_is_brought_back_by_leads_alone(office: Client, lead: User) -> None:
    article = an_article(body="As it was.", by=lead)
    draft = actions.Draft(topic="ads", title=article.title, body="Now.", state="public")
    actions.save_article(article, draft, by=lead, at=timezone.now())
    page = office.post(f"/office/help/{article.pk}/versions/1/restoration/", follow=True).content.decode()
    assert "Only a lead" in page
    assert Article.objects.get().body == "Now."


def test_strangers_find_no_pages_of_the_office(member: User) -> None:
    article = an_article()
    for get in (
        lambda: access.require_office(member),
        lambda: access.office_article_for(member, article.pk),
        lambda: access.version_for(member, article.pk, 1),
    ):
        with pytest.raises(Http404):
            get()


def test_the_office_sees_what_is_missing_and_what_helps(office: Client, reader: Client) -> None:
    article = an_article("Sell a bicycle")
    reader.get(article.get_absolute_url())
    reader.post(f"{article.get_absolute_url()}vote/", {"helped": "yes"})
    reader.get("/help/?q=unicorns")
    page = office.get("/office/help/").content.decode()
    for part in ("unicorns", "1 of 1", "Sell a bicycle"):
        assert part in page
    assert "No article fits" in office.get("/office/help/?state=draft").content.decode()
    assert "Sell a bicycle" in office.get("/office/help/?q=bicycle").content.decode()
