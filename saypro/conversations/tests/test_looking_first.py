"""Looking for an article before writing to our office, without scripts."""

import pytest

from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.models import Conversation
from saypro.knowledge.testing import an_article

pytestmark = pytest.mark.django_db
LETTER = {"subject": "My password", "body": "I forgot it. <b>Help</b>"}


def looked() -> str:
    client = signed_in_client(a_person())
    return client.post("/messages/office/new/", {**LETTER, "look": "1"}).content.decode()


def test_articles_are_shown_beside_what_was_typed_and_nothing_is_sent() -> None:
    an_article("Choose another password")
    page = looked()
    for part in ("Choose another password", "I forgot it. &lt;b&gt;Help", 'value="My password"'):
        assert part in page
    assert not Conversation.objects.exists()


def test_where_no_article_fits_the_way_to_our_office_stays() -> None:
    page = looked()
    assert "No article fits. Send it" in page
    assert "Choose another password" not in page


def test_a_letter_is_sent_as_ever() -> None:
    an_article("Choose another password")
    signed_in_client(a_person()).post("/messages/office/new/", LETTER)
    assert Conversation.objects.get().subject == "My password"
