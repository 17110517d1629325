"""What others see of a person, and how the person changes it."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from saypro.accounts import actions
from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.events.models import Event
from saypro.kit.assertions import assert_queries


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def a_photo(kind: str = "JPEG", **options: object) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (300, 200), (200, 30, 30)).save(out, kind, **options)
    return SimpleUploadedFile("me.exe", out.getvalue())


def test_a_profile_is_changed_and_the_change_is_a_fact(member: User, member_client: Client) -> None:
    form = {"name": "Lerato M.", "town": "durban", "about": "Bikes mostly."}
    assert member_client.post("/my/profile/", form).status_code == 302
    member.refresh_from_db()
    assert (member.name, member.town, member.about) == ("Lerato M.", "durban", "Bikes mostly.")
    fact = Event.objects.get(kind="accounts.profile_changed")
    assert fact.payload == {"person_id": member.pk, "fields": ["name", "town", "about"]}


def test_saving_without_a_change_says_nothing(member: User, member_client: Client) -> None:
    member_client.post("/my/profile/", {"name": member.name, "town": member.town, "about": ""})
    assert not Event.objects.filter(kind="accounts.profile_changed").exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Write the name people call you by."),
        ({"name": "a\u200bb"}, "characters nobody can see"),
        ({"town": "atlantis"}, "atlantis"),
        ({"about": "x" * 501}, "Longer than 500 characters"),
    ],
)
def test_bad_input_comes_back_with_a_sentence(
    member_client: Client, change: dict[str, str], sentence: str
) -> None:
    page = member_client.post("/my/profile/", {"name": "Lerato", "town": "", "about": ""} | change)
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_nobody_promotes_themselves_with_extra_fields(member: User, member_client: Client) -> None:
    extra = {"role": "admin", "is_active": "0", "email": "x@example.com", "photo": "k", "audience": "nobody"}
    member_client.post("/my/profile/", {"name": "Lerato", "town": "", "about": ""} | extra)
    member.refresh_from_db()
    assert (member.role, member.is_active, member.email) == ("member", True, "lerato@example.com")
    assert (member.photo, member.audience) == ("", "everyone")


def test_a_picture_becomes_a_small_square_without_its_origin(member: User, member_client: Client) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of Lerato"
    member_client.post("/my/profile/photo/", {"photo": a_photo(exif=exif)})
    member.refresh_from_db()
    served = Client().get(member.photo_url)
    data = b"".join(served.streaming_content)  # type: ignore[attr-defined]
    assert served["Content-Type"] == "image/webp"
    assert Image.open(BytesIO(data)).size == (320, 320)
    assert b"Lerato" not in data


def test_another_picture_replaces_the_one_before(
    member: User, member_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    addresses = []
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            member_client.post("/my/profile/photo/", {"photo": a_photo("PNG")})
        member.refresh_from_db()
        addresses.append(member.photo_url)
    assert [status_of(address) for address in addresses] == [404, 200]
    with django_capture_on_commit_callbacks(execute=True):
        member_client.post("/my/profile/photo/removal/")
    member.refresh_from_db()
    assert member.photo == ""
    assert status_of(addresses[1]) == 404


def status_of(address: str) -> int:
    """Reads the answer to its end, as a browser does; otherwise its file would stay open."""
    page = Client().get(address)
    page.getvalue()
    return page.status_code


def test_what_is_no_picture_is_refused_with_a_sentence(member: User, member_client: Client) -> None:
    page = member_client.post("/my/profile/photo/", {"photo": SimpleUploadedFile("me.jpg", b"<?php echo 1;")})
    assert page.status_code == 422
    assert "Not a picture we can read." in page.content.decode()
    member.refresh_from_db()
    assert member.photo == ""


@pytest.mark.parametrize("key", ["nosuchpicture", "..%2f..%2fetc%2fpasswd", "a/b"])
def test_no_other_file_is_served(key: str) -> None:
    assert Client().get(f"/people/photos/{key}.webp").status_code == 404


def test_privacy_is_saved(member: User, member_client: Client) -> None:
    member_client.post("/my/privacy/", {"audience": "members"})
    member.refresh_from_db()
    assert (member.audience, member.is_searchable) == ("members", False)
    assert member_client.post("/my/privacy/", {"audience": "aliens"}).status_code == 422


@pytest.mark.parametrize(
    "path", ["/my/account/", "/my/profile/", "/my/privacy/", "/account/2fa/", "/account/sessions/"]
)
def test_settings_are_for_people_who_are_signed_in(path: str) -> None:
    page = Client().get(path)
    assert page.status_code == 302
    assert page["Location"] == f"/account/login/?next={path}"


@pytest.mark.parametrize(
    "path", ["/my/profile/photo/", "/my/profile/photo/removal/", "/my/sessions/1/ending/"]
)
def test_nothing_changes_by_a_link(member_client: Client, path: str) -> None:
    assert member_client.get(path).status_code == 405


def test_a_change_needs_the_token_of_the_form(member: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in_client(member).cookies
    assert client.post("/my/profile/", {"name": "Mallory"}).status_code == 403


@pytest.mark.parametrize("page", ["account", "profile", "privacy"])
def test_a_settings_page_asks_the_database_little(member_client: Client, page: str) -> None:
    with assert_queries(f"my {page}", beside=__file__):
        member_client.get(f"/my/{page}/")


def test_change_profile_is_safe_to_repeat(member: User) -> None:
    for _ in range(2):
        actions.change_profile(member, about="Once.")
    assert Event.objects.filter(kind="accounts.profile_changed").count() == 1


def test_the_browsers_clock_is_asked_once(member: User, member_client: Client) -> None:
    assert "accounts/clock.js" in member_client.get("/").text
    for name in ("Mars/Olympus", "x" * 500, "Europe/Berlin", "Asia/Tokyo"):
        assert member_client.post("/my/time-zone/", {"name": name}).status_code == 204
    member.refresh_from_db()
    assert member.time_zone == "Europe/Berlin"
    assert "accounts/clock.js" not in member_client.get("/").text


def test_the_clock_can_be_chosen(member: User, member_client: Client) -> None:
    form = {"name": member.name, "town": member.town, "about": ""}
    member_client.post("/my/profile/", {**form, "time_zone": "Africa/Nairobi"})
    member.refresh_from_db()
    assert member.zone.key == "Africa/Nairobi"
    assert member_client.post("/my/profile/", {**form, "time_zone": "Mars/Olympus"}).status_code == 422
