"""The test mails of other projects: each gives one letter, and what is known of them is right.

They are not ours to ship. `SAYPRO_MAILS` says where they lie, if not in a shared folder beside the checkout.
"""

import os
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from saypro.helpdesk.mail import Letter, read
from saypro.helpdesk.mail.figures import figures
from saypro.helpdesk.mail.folding import fold
from saypro.helpdesk.mail.parties import parties
from saypro.helpdesk.tests.test_mail_limits import bent

MAILS = Path(os.environ.get("SAYPRO_MAILS") or Path(__file__).parents[4] / "shared/data/mail")
EXPECTED = Path(__file__).with_name("expected_mails.tsv")
REPLIES = MAILS / "talon/tests/fixtures/standard_replies"
FABLES = MAILS / "zbateson/tests/_data/emails"
LONGEST_BENT = 60_000
PAGE = Path(__file__).parents[3] / "docs/rooms/helpdesk.md"


@pytest.fixture(autouse=True)
def _there() -> None:
    if not MAILS.is_dir():
        pytest.skip(f"The test mails are not at {MAILS}; SAYPRO_MAILS may say where they are.")


@cache
def letters() -> dict[str, Letter]:
    """A letter for each mail, by its path."""
    return {str(path.relative_to(MAILS)): read(path.read_bytes()) for path in files()}


def files() -> Iterator[Path]:
    return (path for path in sorted(MAILS.rglob("*")) if path.is_file() and path.name != "SOURCE.md")


def test_every_mail_gives_one_letter() -> None:
    assert len(letters()) > 700
    assert [path for path, letter in letters().items() if letter.fault] == []


def test_every_mail_may_be_cut_and_bent() -> None:
    for path in files():
        raw = path.read_bytes()
        if 0 < len(raw) < LONGEST_BENT:
            assert read(bent(raw, random.Random(path.name))).fault == "", path.name


def test_nothing_of_a_mail_is_lost() -> None:
    """What is said by a letter without words, files or notes is nothing: then its mail has no body either."""
    for path, letter in letters().items():
        if not (letter.text or letter.enclosures or letter.notes):
            raw = (MAILS / path).read_bytes()
            assert not words(raw), path


def words(raw: bytes) -> list[bytes]:
    """The lines of the body that are no boundaries and no fields, and hold anything."""
    _, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = (line.strip() for line in body.split(b"\n"))
    return [line for line in lines if line and not line.startswith((b"--", b"Content-", b"charset="))]


def expected() -> list[list[str]]:
    """Path, address, subject, the first new line and the files of mails that somebody looked at."""
    return [line.split("\t") for line in EXPECTED.read_text().splitlines()]


def told(path: str) -> list[str]:
    letter = letters()[path]
    names = ", ".join(each.name for each in letter.enclosures)
    return [path, letter.sender.address, letter.subject, letter.text.partition("\n")[0].strip()[:60], names]


def test_senders_subjects_words_and_files_are_as_looked_up() -> None:
    assert [told(row[0]) for row in expected()] == expected()


@pytest.mark.parametrize(
    "program",
    [
        "android",
        "aol",
        "apple_mail",
        "comcast",
        "gmail",
        "hotmail",
        "iphone",
        "outlook",
        "sparrow",
        "thunderbird",
        "yahoo",
    ],
)
def test_answers_of_mail_programs_are_freed_of_their_history(program: str) -> None:
    beside = REPLIES / f"{program}_reply_text"
    letter = letters()[str((REPLIES / f"{program}.eml").relative_to(MAILS))]
    reply, *signature = (beside.read_text() if beside.exists() else "Hello").split()
    assert letter.text.split() == [reply]
    assert letter.folded.split()[: len(signature)] == signature, "a signature is folded, and not lost"


def test_programs_of_a_decade_tell_the_same_fables() -> None:
    """Beside these mails lie the words that were put into them."""
    fables = {
        "Hasen": (FABLES / "files/HasenundFrosche.txt").read_bytes().decode("latin-1"),
        "Hare": (FABLES / "files/hareandtortoise.txt").read_text(),
    }
    wrongly_packed = "m1011.txt"  # its UTF-7 holds other characters
    told = 0
    for path in sorted(FABLES.glob("m[0-3]*.txt")):
        letter = letters()[str(path.relative_to(MAILS))]
        fable = next((words for name, words in fables.items() if name in letter.text), "")
        if fable and path.name != wrongly_packed:
            assert squeezed(fable) in squeezed(letter.text), path.name
            told += 1
    assert told > 40


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_addresses_that_are_allowed_are_read() -> None:
    known = (MAILS / "flanker/tests/fixtures/mailbox_valid.txt").read_text().splitlines()
    plain = [line for line in known if line and not line.startswith("#") and " " not in line]
    unread = [line for line in plain if [party.address.lower() for party in parties(line)] != [line.lower()]]
    assert len(plain) > 100
    assert [line for line in unread if '"' not in line] == []


def test_no_line_of_real_answers_is_lost() -> None:
    for folder in ("github_erp", "willdurand_erp", "zapier_erp"):
        for path in (MAILS / folder).rglob("*.txt"):
            text = path.read_text(errors="replace")
            folded = fold(text)
            after = [
                line for part in (folded.text, folded.folded) for line in part.split("\n") if line.strip()
            ]
            assert sorted(after) == sorted(line for line in text.split("\n") if line.strip()), path.name


def test_the_figures_are_those_of_the_page() -> None:
    page = PAGE.read_text()
    for name, number in figures(letters().values()).items():
        assert f"| {name} | {number} |" in page, f"{name}: {number}"
