"""One-click sign-ins, and that they are nowhere else."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from saypro.accounts.models import Role
from saypro.accounts.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("demo")
def test_one_click_and_you_are_lerato(client: Client) -> None:
    lerato = a_person("Lerato Mokoena", handle="lerato-mokoena")
    assert "Be Lerato" in client.get(reverse("demo:people")).text
    answer = client.post(reverse("demo:sign_in"), {"handle": "lerato-mokoena"})
    assert answer.headers["Location"] == reverse("conversations:inbox")
    assert client.session["_auth_user_id"] == str(lerato.pk)


@pytest.mark.usefixtures("demo")
def test_an_agent_lands_in_the_office(client: Client) -> None:
    a_person("Zanele Khumalo", handle="zanele-khumalo", role=Role.AGENT)
    answer = client.post(reverse("demo:sign_in"), {"handle": "zanele-khumalo"})
    assert answer.headers["Location"] == reverse("helpdesk:desk")


@pytest.mark.usefixtures("demo")
def test_one_can_change_from_one_person_to_another(client: Client) -> None:
    a_person("Lerato Mokoena", handle="lerato-mokoena")
    sipho = a_person("Sipho Dlamini", handle="sipho-dlamini")
    for handle in ("lerato-mokoena", "sipho-dlamini"):
        client.post(reverse("demo:sign_in"), {"handle": handle})
    assert client.session["_auth_user_id"] == str(sipho.pk)


@pytest.mark.usefixtures("demo")
def test_nobody_is_nobody(client: Client) -> None:
    a_person("Thabo Molefe", handle="thabo-molefe", is_active=False)
    assert client.post(reverse("demo:sign_in"), {"handle": "no-such"}).status_code == 404
    assert client.post(reverse("demo:sign_in"), {"handle": "thabo-molefe"}).status_code == 404
    assert client.post(reverse("demo:sign_in")).status_code == 404


@pytest.mark.usefixtures("demo")
def test_signing_in_is_never_a_link(client: Client) -> None:
    a_person("Lerato Mokoena", handle="lerato-mokoena")
    assert client.get(reverse("demo:sign_in"), {"handle": "lerato-mokoena"}).status_code == 405


@pytest.mark.usefixtures("demo")
def test_an_empty_database_says_so(client: Client) -> None:
    assert "No world here yet" in client.get(reverse("demo:people")).text


def test_without_the_switch_there_are_no_such_addresses(client: Client) -> None:
    a_person("Lerato Mokoena", handle="lerato-mokoena")
    for path in ("/demo/", "/demo/mailbox/", "/demo/mailbox/1/", "/demo/mailbox/1/letter/"):
        assert client.get(path).status_code == 404
    assert client.post("/demo/session/", {"handle": "lerato-mokoena"}).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo:people")


@pytest.mark.usefixtures("demo")
def test_even_with_the_addresses_nothing_opens_without_the_switch(
    client: Client, settings: LazySettings
) -> None:
    settings.DEMO = False
    a_person("Lerato Mokoena", handle="lerato-mokoena")
    for name in ("demo:people", "demo:mailbox"):
        assert client.get(reverse(name)).status_code == 404
    assert client.post(reverse("demo:sign_in"), {"handle": "lerato-mokoena"}).status_code == 404
    assert "_auth_user_id" not in client.session
