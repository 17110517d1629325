"""Help that knows which step failed, and sends what its member has seen, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import an_agent, signed_in_client
from saypro.conversations.models import Conversation, Message
from saypro.helpdesk import failures
from saypro.helpdesk.models import Circumstances

pytestmark = pytest.mark.django_db
LETTER = "/messages/office/new/"
WRONG: dict[str, Any] = {"name": "", "about": "I sell bicycles in Observatory"}


@pytest.fixture
def client(member: User) -> Client:
    return signed_in_client(member)


def fail(client: Client, **fields: Any) -> str:
    answer = client.post("/my/profile/", {**WRONG, **fields}, headers={"user-agent": "Firefox on Linux"})
    assert answer.status_code == 422
    return answer.content.decode()


def test_a_failed_step_offers_help_that_shows_what_it_sends(client: Client) -> None:
    assert "/messages/office/help/" in fail(client)
    page = client.get("/messages/office/help/").content.decode()
    for word in ("Changing the profile", "/my/profile/", WRONG["about"], "Firefox on Linux"):
        assert word in page


def test_a_page_that_did_not_fail_offers_none(client: Client) -> None:
    assert "help-offer" not in client.get("/my/profile/").content.decode()
    assert client.get("/messages/office/help/")["Location"] == LETTER


def test_the_office_sees_what_was_sent_beside_the_question(client: Client, member: User) -> None:
    fail(client)
    fail(client)
    answer = client.post("/messages/office/help/", {"body": "I cannot save my name"})
    thread = Conversation.objects.get()
    assert answer["Location"] == thread.get_absolute_url()
    assert thread.subject == "Help with: Changing the profile"
    assert [message.body for message in Message.objects.all()] == ["I cannot save my name"]
    page = signed_in_client(an_agent()).get(f"/office/{thread.ref}/").content.decode()
    for word in ("What had failed", "Changing the profile", WRONG["about"], "tried 2 times"):
        assert word in page
    assert client.get("/messages/office/help/")["Location"] == LETTER


def test_nothing_is_begun_by_a_letter_without_words(client: Client) -> None:
    fail(client)
    answer = client.post("/messages/office/help/", {"body": " "})
    assert answer.status_code == 422
    assert not Conversation.objects.exists()
    assert not Circumstances.objects.exists()


def test_a_page_that_is_not_there_is_a_failed_step_too(client: Client) -> None:
    assert "help-offer" in client.get("/ads/nothing-abcdefghij/").content.decode()
    assert "/ads/nothing-abcdefghij/" in client.get("/messages/office/help/").content.decode()


def test_what_lets_people_in_is_never_kept(client: Client, member: User) -> None:
    member.set_password("eight spotted zebras at dawn")
    member.save()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/account/password/change/", {"oldpassword": "seven striped zebras", "password1": "zebras"})
    kept = client.session[failures.KEY]
    assert kept["step"] == "Changing the password"
    assert kept["sentences"]
    assert "zebras" not in str(kept)


def test_it_is_forgotten_after_an_hour(client: Client) -> None:
    fail(client)
    session = client.session
    long_ago = (timezone.now() - timedelta(hours=1, seconds=1)).isoformat()
    session[failures.KEY] = {**session[failures.KEY], "at": long_ago}
    session.save()
    assert client.get("/messages/office/help/")["Location"] == LETTER


def test_long_words_and_many_fields_are_cut(client: Client) -> None:
    fail(client, about="a" * 9000)
    kept = client.session[failures.KEY]
    assert max(len(value) for value in kept["filled"].values()) == failures.LONGEST_VALUE


def test_neither_strangers_nor_the_office_are_offered_it(member: User) -> None:
    stranger = Client().post("/account/login/", {"login": "x", "password": ""})
    assert "help-offer" not in stranger.content.decode()
    assert "help-offer" not in fail(signed_in_client(an_agent()))
