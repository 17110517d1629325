"""Uploads of every room lie where the one setting says."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.core.files.base import File
from django.core.files.storage import InMemoryStorage, default_storage
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from saypro.accounts import actions as people
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.testing import a_deal, an_upload, say
from saypro.events.testing import run_reactions
from saypro.kit.testing import a_pdf
from saypro.listings import actions as listings
from saypro.listings.models import Photo

pytestmark = pytest.mark.django_db


class Bucket(InMemoryStorage):
    """Elsewhere, with signed addresses of its own, as S3 has them."""

    def url(self, name: str | None, parameters: dict[str, str] | None = None, expire: int = 3600) -> str:
        return f"https://bucket.example/{name}?{urlencode({**(parameters or {}), 'expire': expire})}"


@pytest.fixture(autouse=True)
def _bucket(settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": f"{__name__}.Bucket"}}


def a_picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "PNG")
    return out.getvalue()


def test_photos_of_ads_and_of_people_lie_there() -> None:
    person = a_person()
    photo = listings.add_photo(person, File(BytesIO(a_picture()), "bike.png"))
    run_reactions()
    photo = Photo.objects.get(pk=photo.pk)
    people.change_photo(person, a_picture())
    assert isinstance(default_storage, Bucket)
    client = signed_in_client(person)
    for address in (photo.url, person.photo_url):
        answer = client.get(address)
        assert b"".join(getattr(answer, "streaming_content", [getattr(answer, "content", b"")]))


def test_files_of_threads_lie_there_and_go_with_their_message(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    buyer = a_person()
    thread = a_deal(buyer)
    invoice, photo = an_upload(thread, buyer), an_upload(thread, buyer, "bike.png", a_picture())
    with django_capture_on_commit_callbacks(execute=True):
        run_reactions()
    say(thread, buyer, "Look", invoice, photo)
    client = signed_in_client(buyer)
    answer = client.get(f"/files/{invoice.ref}/", follow=True)
    assert b"".join(answer) == a_pdf()
    assert client.get(f"/files/{photo.ref}/480/", follow=True).status_code == 200
    assert not default_storage.exists(photo.path()), "the original is gone"


def test_the_storage_may_send_documents_itself_and_never_photos(settings: Settings) -> None:
    settings.FILES_VIA = "storage"
    buyer = a_person()
    thread = a_deal(buyer)
    invoice, photo = an_upload(thread, buyer), an_upload(thread, buyer, "bike.png", a_picture())
    run_reactions()
    client = signed_in_client(buyer)
    held = client.get(f"/files/{invoice.ref}/").headers["Location"]
    address = client.get(held).headers["Location"]
    assert address.startswith(f"https://bucket.example/{invoice.path()}?")
    assert "ResponseContentDisposition=attachment%3B+filename%3D%22invoice.pdf%22" in address
    assert "expire=60" in address
    assert client.get(f"/files/{photo.ref}/480/", follow=True).status_code == 200
