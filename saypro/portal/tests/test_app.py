"""What makes the site an app: nothing in it belongs to anybody."""

import pytest
from django.test import Client
from PIL import Image, ImageChops

from saypro.accounts.testing import a_person, signed_in_client
from saypro.kit.logo import painted
from saypro.kit.management.commands.icons import FOLDER, ICONS

pytestmark = pytest.mark.django_db


def test_the_manifest_names_icons_of_the_sizes_they_have(client: Client) -> None:
    manifest = client.get("/manifest.webmanifest").json()
    assert (manifest["display"], manifest["start_url"], manifest["scope"]) == ("standalone", "/", "/")
    for icon in manifest["icons"]:
        with Image.open(FOLDER / icon["src"].rsplit("/", 1)[1]) as picture:
            width, height = picture.size
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for shortcut in manifest["shortcuts"]:
        assert client.get(shortcut["url"], follow=True).status_code == 200


@pytest.mark.parametrize("name", ICONS)
def test_the_icons_are_the_logo_as_it_is_drawn_today(name: str) -> None:
    size, shape = ICONS[name]
    with Image.open(FOLDER / name) as picture:
        kept = picture.convert("RGBA")
    difference = ImageChops.difference(kept, painted(size, shape))
    assert max(max(channel.tobytes()) for channel in difference.split()) < 8


def test_the_worker_is_asked_for_anew_each_time_and_runs_for_the_whole_site(client: Client) -> None:
    answer = client.get("/service-worker.js")
    assert "no-cache" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/javascript")
    assert "importScripts" in answer.text


def test_what_the_browser_keeps_is_the_same_for_everybody() -> None:
    person = a_person("Lerato Mokoena")
    stranger, member = Client(), signed_in_client(person)
    for path in ("/offline/", "/service-worker.js", "/manifest.webmanifest"):
        answers = [client.get(path) for client in (stranger, member)]
        assert answers[0].content == answers[1].content
        assert not any(answer.cookies for answer in answers)
        assert person.handle not in answers[1].text


def test_every_page_leads_to_the_manifest(client: Client) -> None:
    assert 'rel="manifest" href="/manifest.webmanifest"' in client.get("/").text
