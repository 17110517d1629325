"""Files on their way into a message: what is taken, under what name, how many, and for how long."""

import json
import resource
from collections.abc import Callable, Iterator
from datetime import timedelta
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import FileRefused, Refused, attach, sweep_attachments, take_back
from saypro.conversations.events import AttachmentAdded, AttachmentRemoved
from saypro.conversations.models import Attachment, Conversation
from saypro.conversations.testing import a_deal, a_support_thread, an_upload
from saypro.events.testing import recorded, run_reactions
from saypro.kit.testing import a_pdf, a_zip, documents
from saypro.listings.testing import a_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]
STRINGS = Path(__file__).parents[4] / "shared/data/strings/blns.json"


@pytest.fixture
def seller() -> User:
    return a_person("Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer, a_listing(seller))


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


def parsed(html: str) -> list[tuple[str, list[str]]]:
    """Every tag with the names of its attributes: what nobody's file name may change."""
    found: list[tuple[str, list[str]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, [name for name, _value in attrs]))  # type: ignore[method-assign]
    parser.feed(html)
    return found


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", documents())
def test_documents_are_known_by_content_and_named_after_it(
    kind: str, thread: Conversation, buyer: User
) -> None:
    upload = an_upload(thread, buyer, "minutes.php", documents()[kind])
    assert (upload.kind, upload.extension, upload.name) == ("document", kind, f"minutes-php.{kind}")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_photos_are_known_by_content(kind: str, thread: Conversation, buyer: User) -> None:
    upload = an_upload(thread, buyer, "IMG_0042.txt", a_picture(kind))
    assert (upload.kind, upload.name, upload.width, upload.height) == ("photo", "IMG_0042-txt.webp", 640, 480)


def test_a_file_lies_under_a_name_nobody_can_guess(
    thread: Conversation, buyer: User, files_folder: Path
) -> None:
    upload = an_upload(thread, buyer, "../../invoice.pdf.exe")
    (path,) = files_in(files_folder)
    assert path == files_folder / upload.path()
    assert "invoice" not in str(path)
    assert len({upload.key, upload.ref}) == 2, "what stands in an address does not tell where it lies"
    assert all(len(word) >= 22 for word in (upload.key, upload.ref)), "128 random bits"


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a program": (lambda: b"MZ\x90\0" + b"\0" * 200, "This seems to be: Windows Executable."),
    "a zip": (lambda: a_zip({"a.txt": b"hello"}), "Archives such as zip cannot be sent."),
    "a web page": (
        lambda: b"<html><script>alert(1)</script>",
        "Web pages and drawings in code cannot be sent.",
    ),
    "a drawing": (
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "Web pages and drawings",
    ),
    "a large file": (lambda: a_pdf(15 * 1024 * 1024 + 1), "Larger than 15 MB."),
    "a large photo": (lambda: a_picture() + b"\0" * (12 * 1024 * 1024), "Larger than 12 MB."),
    "half a photo's head": (lambda: a_picture("PNG")[:20], "The file is damaged."),
    "a bomb": (lambda: a_picture("PNG", (9000, 9000)), "Larger than 50 megapixels."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_sent_is_refused_with_a_sentence_and_not_kept(
    name: str, thread: Conversation, buyer: User, files_folder: Path
) -> None:
    make, sentence = REFUSED[name]
    answer = signed_in_client(buyer).post(
        f"/messages/{thread.ref}/files/", {"file": SimpleUploadedFile("photo.jpg", make())}
    )
    assert answer.status_code == 422
    assert answer.json()["message"].startswith(sentence)
    assert not Attachment.objects.exists()
    assert not files_in(files_folder)


def test_no_file_at_all_is_a_sentence(thread: Conversation, buyer: User) -> None:
    client = signed_in_client(buyer)
    for nothing in ({}, {"file": "words"}, {"file": SimpleUploadedFile("empty.pdf", b"")}):
        answer = client.post(f"/messages/{thread.ref}/files/", nothing)
        assert answer.status_code == 422
        assert answer.json()["message"]


@pytest.mark.skipif(not STRINGS.exists(), reason="The list of naughty strings is not here.")
def test_no_name_breaks_the_upload_or_the_page(thread: Conversation, buyer: User, settings: Settings) -> None:
    settings.UPLOADS_PER_HOUR = 10_000
    client = signed_in_client(buyer)
    plain = client.post(f"/messages/{thread.ref}/files/", {"file": SimpleUploadedFile("x.pdf", a_pdf())})
    ours = parsed(plain.content.decode())
    for name in json.loads(STRINGS.read_text())[::9]:
        upload = SimpleUploadedFile("x.pdf", a_pdf())
        upload.name = f"{name}.pdf"
        answer = client.post(f"/messages/{thread.ref}/files/", {"file": upload})
        assert answer.status_code == 201
        assert parsed(answer.content.decode()) == ours


def test_the_same_upload_twice_is_one_file(thread: Conversation, buyer: User, files_folder: Path) -> None:
    client_id = uuid4()
    first, again = (
        attach(buyer, thread, BytesIO(a_pdf()), name="invoice.pdf", client_id=client_id) for _try in range(2)
    )
    assert first == again
    assert len(files_in(files_folder)) == 1


def test_sixty_files_an_hour_are_enough(thread: Conversation, buyer: User, settings: Settings) -> None:
    settings.UPLOADS_PER_HOUR = 3
    for _number in range(3):
        an_upload(thread, buyer)
    with pytest.raises(FileRefused) as refused:
        an_upload(thread, buyer)
    assert refused.value.message == "That is 3 files in an hour. Wait 60 minutes and attach the rest."
    later = timezone.now() + timedelta(minutes=61)
    assert attach(buyer, thread, BytesIO(a_pdf()), name="a.pdf", client_id=uuid4(), at=later)


def test_the_limit_is_sixty_unless_set_otherwise(settings: Settings) -> None:
    assert settings.UPLOADS_PER_HOUR == 60


def test_taking_files_back_does_not_buy_more_uploads(
    thread: Conversation, buyer: User, settings: Settings
) -> None:
    settings.UPLOADS_PER_HOUR = 2
    for _number in range(2):
        take_back(an_upload(thread, buyer))
    with pytest.raises(FileRefused):
        an_upload(thread, buyer)


def test_a_member_has_so_much_room_in_thirty_days(
    thread: Conversation, buyer: User, seller: User, settings: Settings, files_folder: Path
) -> None:
    settings.FILES_QUOTA_MB = 1
    an_upload(thread, buyer, data=a_pdf(700_000))
    with pytest.raises(FileRefused, match="file") as refused:
        an_upload(thread, buyer, data=a_pdf(700_000))
    assert "come to 1 MB" in refused.value.message
    assert len(files_in(files_folder)) == 1
    assert an_upload(thread, seller, data=a_pdf(700_000)), "everybody has their own"
    later = timezone.now() + timedelta(days=31)
    assert attach(buyer, thread, BytesIO(a_pdf(700_000)), name="a.pdf", client_id=uuid4(), at=later)


@pytest.fixture
def _a_small_disk() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("_a_small_disk")
def test_a_full_disk_is_a_sentence_and_nothing_half(
    thread: Conversation, buyer: User, files_folder: Path
) -> None:
    with pytest.raises(FileRefused) as refused:
        an_upload(thread, buyer, data=a_pdf(5_000_000))
    assert refused.value.message == "We have no room for the file just now. Try again in a while."
    assert not Attachment.objects.exists()
    assert not files_in(files_folder)


def test_what_was_never_sent_is_swept_after_a_day(
    thread: Conversation,
    buyer: User,
    files_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    an_upload(thread, buyer)
    an_upload(thread, buyer, data=a_picture())
    run_reactions()
    now = timezone.now()
    assert sweep_attachments(now + timedelta(hours=23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_attachments(now + timedelta(hours=25)) == 2
    assert not files_in(files_folder)
    assert len(recorded(AttachmentRemoved)) == len(recorded(AttachmentAdded)) == 2


def test_a_file_can_be_taken_back_before_it_is_sent(
    thread: Conversation,
    buyer: User,
    files_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    upload = an_upload(thread, buyer)
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in_client(buyer).post(f"/files/{upload.ref}/removal/")
    assert answer.headers["Location"] == thread.get_absolute_url()
    assert not files_in(files_folder)
    with pytest.raises(Refused):
        take_back(upload)


def test_nobody_uploads_into_a_thread_they_do_not_see(thread: Conversation, client: Client) -> None:
    address = f"/messages/{thread.ref}/files/"
    for who in (signed_in_client(a_person()), signed_in_client(an_agent())):
        assert who.post(address, {"file": SimpleUploadedFile("a.pdf", a_pdf())}).status_code == 404
    assert client.post(address, {"file": SimpleUploadedFile("a.pdf", a_pdf())}).status_code == 302
    assert not Attachment.objects.exists()


def test_the_office_may_attach_before_it_first_answers(buyer: User) -> None:
    thread = a_support_thread(buyer)
    answer = signed_in_client(an_agent()).post(
        f"/messages/{thread.ref}/files/", {"file": SimpleUploadedFile("guide.pdf", a_pdf())}
    )
    assert answer.status_code == 201


def test_nobody_takes_back_what_another_uploaded(thread: Conversation, buyer: User, seller: User) -> None:
    upload = an_upload(thread, buyer)
    for who in (seller, a_person(), an_agent()):
        assert signed_in_client(who).post(f"/files/{upload.ref}/removal/").status_code == 404
    assert Attachment.objects.exists()
