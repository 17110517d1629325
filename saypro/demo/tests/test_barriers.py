"""The demo's pages have no barriers."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from saypro.accounts.models import Role
from saypro.accounts.testing import a_person
from saypro.kit.assertions import assert_accessible
from saypro.notifications.actions import send_mail

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sign_ins_and_mailbox_can_be_used_by_everyone(
    live_server: LiveServer, chromium: Browser, width: int, scheme: str
) -> None:
    a_person("Lerato Mokoena", handle="lerato-mokoena")
    a_person("Zanele Khumalo", handle="zanele-khumalo", role=Role.AGENT)
    a_person("Naledi Pillay", handle="naledi-pillay")
    mail = send_mail(to="lerato@example.com", subject="Your code", text="It is 4711.")
    context = chromium.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for path in ("/demo/", "/demo/mailbox/", f"/demo/mailbox/{mail.pk}/"):
        page.goto(path)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("/demo/")
    page.get_by_role("button", name="Be Lerato").click()
    page.wait_for_url("**/messages/")
    context.close()
