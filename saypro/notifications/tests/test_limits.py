"""What one member may ask of our mails and pushes within an hour; beyond it a sentence says so."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.notifications.models import Mail
from saypro.notifications.testing import a_browser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _throttles_start_empty() -> None:
    cache.clear()


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena")


def test_three_mails_an_hour_prove_an_address(lerato: User) -> None:
    client, path = signed_in_client(lerato), reverse("notifications:address")
    pages = [client.post(path, follow=True).text for _time in range(4)]
    assert ["Three mails an hour are enough." in page for page in pages] == [False] * 3 + [True]
    assert Mail.objects.count() == 3


def test_ten_pushes_an_hour_are_tried(lerato: User) -> None:
    client = signed_in_client(lerato)
    path = reverse("notifications:browser_test", args=[a_browser(lerato).pk])
    pages = [client.post(path, follow=True).text for _time in range(11)]
    assert ["Ten tries an hour are enough." in page for page in pages] == [False] * 10 + [True]


def test_thirty_browsers_an_hour_are_added(lerato: User) -> None:
    client, path = signed_in_client(lerato), reverse("notifications:browsers")
    answers = [client.post(path) for _time in range(31)]
    assert [answer.status_code for answer in answers] == [422] * 30 + [429]
    assert answers[-1].text == "That was a lot in a short time. Try again in an hour."
