"""Opening a file: only with a session that may see it now, over an address that is soon over."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.core import signing
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.models import Attachment, Conversation
from saypro.conversations.testing import a_deal, an_upload
from saypro.events.testing import run_reactions
from saypro.kit.testing import a_pdf
from saypro.listings.testing import a_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]

TOKEN = re.compile(rb'value="[A-Za-z0-9]{64}"')


@pytest.fixture
def seller() -> User:
    return a_person("Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer, a_listing(seller))


@pytest.fixture
def invoice(thread: Conversation, buyer: User) -> Attachment:
    upload = an_upload(thread, buyer, "Olympic Cycles – invoice.pdf", a_pdf(200_000))
    run_reactions()
    return upload


@pytest.fixture
def photo(thread: Conversation, buyer: User) -> Attachment:
    out = BytesIO()
    Image.new("RGB", (800, 600), "teal").save(out, "JPEG")
    upload = an_upload(thread, buyer, "bike.jpg", out.getvalue())
    run_reactions()
    return upload


def body(response: HttpResponseBase) -> bytes:
    return b"".join(getattr(response, "streaming_content", [getattr(response, "content", b"")]))


def opened(client: Client, attachment: Attachment, size: str = "") -> HttpResponseBase:
    return client.get(f"/files/{attachment.ref}/{size}", follow=True, headers={"Accept": "image/avif,*/*"})


def pass_for(person: User, attachment: Attachment) -> str:
    return str(signed_in_client(person).get(f"/files/{attachment.ref}/").headers["Location"])


def test_a_document_is_a_download_that_can_do_nothing(buyer: User, invoice: Attachment) -> None:
    answer = opened(signed_in_client(buyer), invoice)
    assert answer.status_code == 200
    assert body(answer) == a_pdf(200_000)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Olympic%20Cycles%20")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Length"] == str(len(a_pdf(200_000)))


def test_a_photo_comes_in_the_size_and_encoding_asked_for(buyer: User, photo: Attachment) -> None:
    client = signed_in_client(buyer)
    small, large, whole = (opened(client, photo, size) for size in ("480/", "1600/", ""))
    assert (small["Content-Type"], whole["Content-Type"]) == ("image/avif", "image/webp")
    assert [Image.open(BytesIO(body(one))).width for one in (small, large, whole)] == [480, 800, 800]
    assert small["Content-Disposition"].startswith("attachment")
    assert client.get(f"/files/{photo.ref}/481/").status_code == 404


def test_the_cookie_has_no_power_where_the_bytes_are(
    buyer: User, seller: User, invoice: Attachment, client: Client
) -> None:
    address = pass_for(buyer, invoice)
    answer = client.get(address)
    assert body(answer) == a_pdf(200_000), "whoever holds the pass needs no session"
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert signed_in_client(seller).get("/files/open/nonsense").status_code == 404


def test_a_pass_is_soon_over(buyer: User, invoice: Attachment, client: Client) -> None:
    address = pass_for(buyer, invoice)
    with time_machine.travel(timezone.now() + timedelta(minutes=4), tick=False):
        assert body(client.get(address)) == a_pdf(200_000)
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert client.get(address).status_code == 404


def test_a_pass_ends_with_what_it_opens(buyer: User, invoice: Attachment, client: Client) -> None:
    address = pass_for(buyer, invoice)
    User.objects.filter(pk=buyer.pk).update(is_active=False)
    assert client.get(address).status_code == 404
    User.objects.filter(pk=buyer.pk).update(is_active=True)
    Attachment.objects.update(state=Attachment.State.INFECTED)
    assert client.get(address).status_code == 404
    Attachment.objects.all().delete()
    assert client.get(address).status_code == 404


def test_a_pass_cannot_be_made_up(buyer: User, seller: User, invoice: Attachment, client: Client) -> None:
    real = pass_for(buyer, invoice).rsplit("/", 1)[1]
    until = int(timezone.now().timestamp()) + 300
    forged = [
        real[:-1] + ("A" if real[-1] != "A" else "B"),
        real.split(":")[0],
        signing.dumps([invoice.ref, "file", buyer.handle, until]),
        signing.Signer(salt="saypro.conversations.passes").sign("words"),
        signing.Signer(salt="saypro.conversations.passes").sign_object(["one"]),
        signing.Signer(salt="saypro.conversations.passes").sign_object(
            [invoice.ref, "../x", "nobody", until]
        ),
        "x" * 3000,
    ]
    answers = [client.get(f"/files/open/{token}") for token in forged]
    assert {answer.status_code for answer in answers} == {404}
    assert {body(answer) for answer in answers} == {b""}, "all alike"


def test_nobody_else_reaches_a_file_that_is_not_sent(
    invoice: Attachment, seller: User, client: Client
) -> None:
    for who in (client, *map(signed_in_client, (seller, a_person(), an_agent()))):
        answers = {ref: who.get(f"/files/{ref}/") for ref in (invoice.ref, "AAAAAAAAAAAAAAAAAAAAAA")}
        assert {answer.status_code for answer in answers.values()} == {404}
        said = (TOKEN.sub(b"", answer.content.replace(ref.encode(), b"")) for ref, answer in answers.items())
        assert len(set(said)) == 1, "what is hidden looks like what never was"


def test_a_file_that_is_still_being_checked_opens_for_nobody(thread: Conversation, buyer: User) -> None:
    upload = an_upload(thread, buyer)
    assert signed_in_client(buyer).get(f"/files/{upload.ref}/").status_code == 404


def test_the_web_server_before_us_may_send_the_bytes(
    buyer: User, invoice: Attachment, client: Client, settings: Settings
) -> None:
    settings.FILES_VIA = "/protected"
    answer = client.get(pass_for(buyer, invoice))
    assert answer["X-Accel-Redirect"] == f"/protected/{invoice.path()}"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert body(answer) == b""


def test_asking_for_the_head_sends_no_bytes(
    buyer: User, invoice: Attachment, client: Client, files_folder: Path
) -> None:
    answer = client.head(pass_for(buyer, invoice))
    assert (answer.status_code, body(answer)) == (200, b"")
    assert answer["Content-Length"] == str((files_folder / invoice.path()).stat().st_size)
