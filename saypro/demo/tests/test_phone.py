"""The demo's telephone reaches the office by the same signed webhooks as a real one."""

from typing import Any

import pytest
from django.test import Client

from saypro.demo.calling import Caller, call, tone_url
from saypro.helpdesk.models import Call, Ticket
from saypro.helpdesk.testing import a_widget_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_phone")]


@pytest.fixture
def _phone(settings: Any) -> None:
    settings.DEMO, settings.ROOT_URLCONF = True, "saypro.demo.tests.urls"
    settings.VOICE_SECRET, settings.VOICE_MEDIA = "demo", settings.SITE_URL


def test_a_voicemail_becomes_a_ticket() -> None:
    lines = list(call(Caller(number="082 555 0101", digit="2")))
    assert any("Welcome" in line.words for line in lines)
    assert Call.objects.get().recording_url == tone_url()
    assert Ticket.objects.count() == 1


def test_hanging_up_leaves_a_missed_call() -> None:
    assert list(call(Caller(number="anonymous", speaks=False)))
    assert Call.objects.get().outcome == "missed"


def test_the_page_calls_and_is_there_in_a_demo_alone(settings: Any) -> None:
    heard = Client().post("/demo/phone/", {"number": "082 555 0101", "digit": "1", "speaks": "on"})
    assert "Goodbye." in heard.content.decode()
    assert Client().post("/demo/phone/", {"number": ""}).status_code == 422
    assert Client().get("/demo/phone/tone.wav").content.startswith(b"RIFF")
    settings.DEMO = False
    assert Client().get("/demo/phone/").status_code == 404


def test_the_shop_shows_the_button_under_a_strict_policy(settings: Any) -> None:
    key = a_widget_key("http://localhost:8000")
    shop = Client().get("/demo/shop/")
    assert f'data-key="{key.ref}"' in shop.content.decode()
    assert "default-src 'none'" in shop["Content-Security-Policy"]
    assert "style-src" not in shop["Content-Security-Policy"]
    settings.DEMO = False
    assert Client().get("/demo/shop/").status_code == 404
