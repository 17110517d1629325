"""Mails that did not leave, as the office sees them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.notifications import actions
from saypro.notifications.models import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def unsent() -> Mail:
    mail = actions.send_mail(to="thandi@example.com", subject="Sipho replied", text="A secret word")
    claimed = actions.claim(mail.pk, at=timezone.now())
    assert claimed is not None
    actions.give_up(claimed, error="The mail server refused it: 550 No such user here")
    return mail


def test_the_office_sees_which_mail_did_not_leave_and_why(unsent: Mail) -> None:
    page = signed_in_client(an_agent()).get(reverse("portal:parked")).content.decode()
    assert "thandi@example.com" in page
    assert "550 No such user here" in page
    assert "A secret word" not in page


def test_the_office_sends_it_again_once(unsent: Mail) -> None:
    agent, address = signed_in_client(an_agent()), reverse("portal:retry_mail", args=[unsent.pk])
    assert [agent.post(address).status_code for _ in range(2)] == [302, 404]
    unsent.refresh_from_db()
    assert unsent.state == Mail.State.WAITING


def test_a_member_sends_nothing_again(unsent: Mail) -> None:
    member = signed_in_client(a_person())
    assert member.post(reverse("portal:retry_mail", args=[unsent.pk])).status_code == 404
    unsent.refresh_from_db()
    assert unsent.state == Mail.State.FAILED
