"""What becomes of a picture."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from saypro.accounts.models import User
from saypro.events.testing import recorded, run_reactions
from saypro.listings import actions, events
from saypro.listings.models import Photo
from saypro.listings.refusals import Refused
from saypro.listings.testing import a_listing

from .conftest import a_picture

SAMPLES = Path(__file__).parents[4] / "shared/data/photos"
ROTATED = sorted(SAMPLES.glob("*_[368].jpg"))


def prepared(owner: User, upload: SimpleUploadedFile) -> Photo:
    photo = actions.add_photo(owner, upload)
    run_reactions()
    photo.refresh_from_db()
    return photo


def rendition(photo: Photo, size: int = 800, kind: str = "webp") -> Image.Image:
    with default_storage.open(actions.path_of(photo.key, size, kind)) as file:
        return Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_picture_is_known_by_its_content_and_kept_in_three_sizes(kind: str, seller: User) -> None:
    photo = prepared(seller, a_picture("notes.txt", kind=kind, size=(2000, 1500)))
    assert photo.state == Photo.State.READY
    for size in (320, 800, 1600):
        for encoding in ("webp", "avif"):
            assert rendition(photo, size, encoding).size == (size, size * 3 // 4)


def test_the_original_is_gone_once_it_is_prepared(
    seller: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    photo = actions.add_photo(seller, a_picture())
    assert default_storage.exists(photo.original)
    with django_capture_on_commit_callbacks(execute=True):
        run_reactions()
    assert not default_storage.exists(photo.original)
    assert recorded(events.PhotoPrepared)


def test_preparing_twice_changes_nothing(seller: User) -> None:
    photo = prepared(seller, a_picture())
    actions.prepare_photo(photo.pk)
    key = photo.key
    photo.refresh_from_db()
    assert photo.key == key


def test_where_and_with_what_it_was_taken_is_gone(seller: User) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825).update({1: "S", 2: (33.0, 55.0, 0.0), 3: "E", 4: (18.0, 25.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(out, "JPEG", exif=exif, comment=b"SecretComment")
    photo = prepared(seller, SimpleUploadedFile("bike.jpg", out.getvalue()))
    for kind in ("webp", "avif"):
        with default_storage.open(actions.path_of(photo.key, 800, kind)) as file:
            data = file.read()
        image = Image.open(io.BytesIO(data))
        assert not image.getexif()
        assert not {"exif", "xmp", "comment"} & {name for name, value in image.info.items() if value}
        assert b"Secret" not in data


@pytest.mark.skipif(not ROTATED, reason=f"no sample photos at {SAMPLES}")
@pytest.mark.parametrize("sample", ROTATED, ids=lambda path: path.stem)
def test_a_turned_photo_stands_upright(sample: Path, seller: User) -> None:
    photo = prepared(seller, SimpleUploadedFile(sample.name, sample.read_bytes()))
    upright = Image.open(sample.with_name(f"{sample.stem[:-1]}1.jpg")).convert("RGB")
    ours = rendition(photo, 320).convert("RGB")
    assert (ours.width > ours.height) == sample.stem.startswith("Landscape")
    expected = upright.resize(ours.size)
    apart = [abs(a - b) for a, b in zip(ours.tobytes(), expected.tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 12, "the same picture, not a turned one"


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "The file is empty."),
    "text": (b"hello", "Not a picture we can read."),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "Not a picture we can read."),
    "html": (b"<html><script>alert(1)</script>", "Not a picture we can read."),
    "gif": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "Not a picture we can read."),
    "large": (b"\xff\xd8\xff" + b"0" * (12 * 1024 * 1024), "Larger than 12 MB."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_picture_is_refused_with_a_sentence(name: str, selling: Client) -> None:
    data, sentence = BROKEN[name]
    answer = selling.post("/photos/", {"upload": SimpleUploadedFile("../../bike.php.jpg", data)})
    assert answer.status_code in (422,)
    if data:
        assert sentence in answer.json()["message"]
    assert not Photo.objects.exists()


def test_a_bomb_is_refused_before_it_is_unpacked(seller: User) -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(Refused, match="megapixels"):
        actions.add_photo(seller, SimpleUploadedFile("small.png", out.getvalue()))


def test_a_photo_that_turns_out_damaged_says_so_in_the_form(seller: User, selling: Client) -> None:
    whole = a_picture(size=(1200, 900)).read()
    photo = prepared(seller, SimpleUploadedFile("bike.jpg", whole[: len(whole) // 2]))
    assert photo.state == Photo.State.REFUSED
    assert "The file is damaged." in selling.get(f"/photos/{photo.ref}/shot/").content.decode()
    assert recorded(events.PhotoRefused)


def test_a_picture_is_served_for_ever_and_as_nothing_else(seller: User, client: Client) -> None:
    photo = prepared(seller, a_picture())
    answer = client.get(f"/photos/{photo.key}/320.webp")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    for wrong in (
        f"/photos/{photo.key}/321.webp",
        "/photos/nobody-knows-it/320.webp",
        f"/photos/{photo.key}/320.html",
    ):
        assert client.get(wrong).status_code == 404


def test_the_name_of_a_file_is_never_ours(seller: User) -> None:
    photo = actions.add_photo(seller, a_picture("../../etc/exe.gpj\u202e.php"))
    assert photo.original.startswith("originals/")
    assert "php" not in photo.original


def test_sixty_photos_an_hour_are_enough(seller: User) -> None:
    small = a_picture(size=(8, 8))
    for _number in range(actions.UPLOADS_PER_HOUR):
        small.seek(0)
        actions.add_photo(seller, small)
    small.seek(0)
    with pytest.raises(Refused, match="60 photos in an hour"):
        actions.add_photo(seller, small)
    small.seek(0)
    assert actions.add_photo(seller, small, at=timezone.now() + timedelta(hours=1, minutes=1))


def test_what_no_ad_used_for_a_day_is_swept_away(
    seller: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    orphan, used = prepared(seller, a_picture()), prepared(seller, a_picture())
    actions.arrange_photos(a_listing(seller), [used.ref])
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.sweep_photos(timezone.now() + timedelta(hours=25)) == 1
    assert [photo.ref for photo in Photo.objects.all()] == [used.ref]
    assert not default_storage.exists(actions.path_of(orphan.key, 320, "webp"))
    assert default_storage.exists(actions.path_of(used.key, 320, "webp"))


def test_an_upload_answers_with_the_photo_as_the_form_shows_it(selling: Client) -> None:
    answer = selling.post("/photos/", {"upload": a_picture()})
    assert answer.status_code == 201
    assert f'name="photo" value="{Photo.objects.get().ref}"' in answer.content.decode()


def test_nobody_uploads_without_signing_in(client: Client, db: None) -> None:
    assert client.post("/photos/", {"upload": a_picture()}).status_code == 302
