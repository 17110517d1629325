"""The demo's pages have no barriers."""

from itertools import product

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from saypro.accounts.models import Role
from saypro.accounts.testing import a_person
from saypro.kit.assertions import assert_in_nobodys_way
from saypro.notifications.actions import send_mail

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]


def test_sign_ins_and_mailbox_can_be_used_by_everyone(live_server: LiveServer, chromium: Browser) -> None:
    a_person("Lerato Mokoena", handle="lerato-mokoena")
    a_person("Zanele Khumalo", handle="zanele-khumalo", role=Role.AGENT)
    a_person("Naledi Pillay", handle="naledi-pillay")
    mail = send_mail(to="lerato@example.com", subject="Your code", text="It is 4711.")
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    for path in ("/demo/", "/demo/mailbox/", f"/demo/mailbox/{mail.pk}/"):
        page.goto(path)
        assert_in_nobodys_way(page, product((1440, 390), ("light", "dark")))
    page.goto("/demo/")
    page.get_by_role("button", name="Be Lerato").click()
    page.wait_for_url("**/messages/")
    context.close()
