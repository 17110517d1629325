"""Files are looked at before anybody else opens them."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image, ImageChops, ImageStat
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.actions import check_attachment, sweep_attachments, take_back
from saypro.conversations.events import AttachmentChecked, AttachmentQuarantined, AttachmentRefused
from saypro.conversations.models import Attachment, Conversation
from saypro.conversations.models.attachment import ENCODINGS, PHOTO_SIZES
from saypro.conversations.tasks import check_late
from saypro.conversations.testing import a_deal, an_upload
from saypro.events.testing import recorded, run_reactions
from saypro.kit.clamd import ScannerUnavailable
from saypro.kit.testing import EICAR, a_clamd, a_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]
SAMPLES = Path(__file__).parents[4] / "shared/data/photos"
State = Attachment.State


@pytest.fixture
def buyer() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def thread(buyer: User) -> Conversation:
    return a_deal(buyer)


def checked(upload: Attachment) -> Attachment:
    run_reactions()
    upload.refresh_from_db()
    return upload


def a_picture(exif: Image.Exif | None = None, size: tuple[int, int] = (2000, 1500)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, "JPEG", exif=exif or Image.Exif(), comment=b"SecretComment")
    return out.getvalue()


def rendition(photo: Attachment, part: str) -> bytes:
    with default_storage.open(photo.path(part)) as file:
        return bytes(file.read())


def test_without_a_scanner_a_document_is_ready_and_does_not_claim_to_be_scanned(
    thread: Conversation, buyer: User
) -> None:
    upload = checked(an_upload(thread, buyer))
    assert (upload.state, upload.scanned_at) == (State.READY, None)
    assert len(recorded(AttachmentChecked)) == 1


def test_a_photo_is_made_anew_in_two_sizes_and_nothing_else_of_it_is_left(
    thread: Conversation, buyer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825).update({1: "S", 2: (33.0, 55.0, 0.0), 3: "E", 4: (18.0, 25.0, 0.0)})
    with django_capture_on_commit_callbacks(execute=True):
        photo = checked(an_upload(thread, buyer, "bike.jpg", a_picture(exif)))
    assert photo.state == State.READY
    assert not default_storage.exists(photo.path())
    for width in PHOTO_SIZES:
        for kind in ENCODINGS:
            data = rendition(photo, f"{width}.{kind}")
            assert b"Secret" not in data
            image = Image.open(BytesIO(data))
            assert image.size == (width, width * 3 // 4)
            assert not image.getexif()


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="The photos in every orientation are not here.")
@pytest.mark.parametrize("name", ["Landscape_3", "Landscape_6", "Portrait_5", "Portrait_8"])
def test_a_turned_photo_stands_upright_and_was_announced_so(
    name: str, thread: Conversation, buyer: User
) -> None:
    upload = an_upload(thread, buyer, data=(SAMPLES / f"{name}.jpg").read_bytes())
    assert (upload.width > upload.height) == name.startswith("Landscape")
    photo = checked(upload)
    upright = Image.open(SAMPLES / f"{name[:-1]}0.jpg").convert("L").resize((48, 48))
    ours = Image.open(BytesIO(rendition(photo, "480.webp"))).convert("L").resize((48, 48))
    assert ImageStat.Stat(ImageChops.difference(upright, ours)).mean[0] < 12


def test_a_broken_photo_says_so(thread: Conversation, buyer: User) -> None:
    data = a_picture()
    photo = checked(an_upload(thread, buyer, data=data[: len(data) // 2]))
    assert (photo.state, photo.reason) == (State.REFUSED, "The file is damaged. Choose another picture.")
    assert recorded(AttachmentRefused)


def test_a_photo_that_kills_whoever_opens_it_is_given_up(thread: Conversation, buyer: User) -> None:
    photo = an_upload(thread, buyer, data=a_picture(size=(64, 64)))
    Attachment.objects.update(tries=3)  # three workers began, and none of them lived to say more
    assert checked(photo).reason == "The picture cannot be opened."


def test_a_check_can_be_repeated(thread: Conversation, buyer: User) -> None:
    photo = checked(an_upload(thread, buyer, data=a_picture(size=(64, 64))))
    check_attachment(photo.pk)
    assert len(recorded(AttachmentChecked)) == 1


def test_a_photo_taken_back_meanwhile_leaves_no_files(
    thread: Conversation,
    buyer: User,
    files_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    photo = an_upload(thread, buyer, data=a_picture(size=(64, 64)))
    with django_capture_on_commit_callbacks(execute=True):
        take_back(photo)
        check_attachment(photo.pk)
        run_reactions()
    assert not [path for path in files_folder.rglob("*") if path.is_file()]


def test_a_clean_file_says_that_it_was_scanned(thread: Conversation, buyer: User, settings: Settings) -> None:
    with a_clamd() as clamd:
        settings.CLAMD_URL = clamd.url
        upload = checked(an_upload(thread, buyer, data=a_pdf(200_000)))
    assert upload.state == State.READY
    assert upload.scanned_at is not None
    assert clamd.seen == [a_pdf(200_000)]


def test_a_virus_is_put_where_nothing_is_served_from(
    thread: Conversation,
    buyer: User,
    settings: Settings,
    files_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with a_clamd() as clamd, django_capture_on_commit_callbacks(execute=True):
        settings.CLAMD_URL = clamd.url
        upload = checked(an_upload(thread, buyer, "eicar.com", EICAR))
    assert upload.state == State.INFECTED
    assert recorded(AttachmentQuarantined)[0].virus == "Eicar-Signature"
    (path,) = (path for path in files_folder.rglob("*") if path.is_file())
    assert path.relative_to(files_folder).parts[0] == "quarantine"


def test_what_lay_in_quarantine_for_a_month_is_deleted(
    thread: Conversation,
    buyer: User,
    settings: Settings,
    files_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with a_clamd() as clamd:
        settings.CLAMD_URL = clamd.url
        checked(an_upload(thread, buyer, data=EICAR))
    Attachment.objects.update(seq=1)
    with django_capture_on_commit_callbacks(execute=True):
        sweep_attachments(timezone.now() + timedelta(days=31))
    assert not [path for path in files_folder.rglob("*") if path.is_file()]
    assert Attachment.objects.get().state == State.INFECTED, "both sides still see what happened to it"


def test_while_the_scanner_is_down_the_file_stays_locked_and_is_asked_for_again(
    thread: Conversation, buyer: User, settings: Settings
) -> None:
    with a_clamd() as clamd:
        settings.CLAMD_URL = clamd.url
    upload = an_upload(thread, buyer)
    with pytest.raises(ScannerUnavailable):
        run_reactions()
    upload.refresh_from_db()
    assert upload.state == State.DELAYED
    with a_clamd() as clamd:
        settings.CLAMD_URL = clamd.url
        assert checked(upload).state == State.READY


def test_a_check_whose_job_was_lost_is_queued_again_once(thread: Conversation, buyer: User) -> None:
    upload = an_upload(thread, buyer)
    ProcrastinateJob.objects.all()._raw_delete("default")
    check_late(timezone.now())
    assert not ProcrastinateJob.objects.exists(), "it is not late yet"
    Attachment.objects.update(uploaded_at=timezone.now() - timedelta(minutes=20))
    check_late(timezone.now())
    check_late(timezone.now())
    assert ProcrastinateJob.objects.count() == 1
    assert checked(upload).state == State.READY
