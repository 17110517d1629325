"""Addresses and numbers are found in every spelling; prices, dates and plain talk are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saypro.kit.contacts import contacts_in, hidden, key_of


@pytest.mark.parametrize(
    "text",
    [
        "082 123 4567",
        "0821234567",
        "+27 82 123 4567",
        "+27(0)82-123-4567",
        "0 8 2 1 2 3 4 5 6 7",
        "0, 8, 2, 1, 2, 3, 4, 5, 6, 7",
        "O82 l23 4567",
        "oh eight two, one two three, four five six seven",
        "nul agt twee een drie vier vyf ses sewe agt",
        "zero double eight two three four 5 6 7 8",
        "082 and 1234567",
        "082.123.4567",
        "08\u200b21\u200b23 4567",
        "０８２ １２３ ４５６７",
        "0️⃣8️⃣2️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
        "٠٨٢١٢٣٤٥٦٧",
        "925 577 0 3 0 4",
        "082\n123\n4567",
        "wa.me/27821234567",
        "0821234567 0837654321",
    ],
)
def test_a_telephone_number_is_found_however_it_is_spelt(text: str) -> None:
    shown = hidden(f"Call me: {text} please")
    assert "[phone number left out]" in shown
    assert not any(char.isdigit() for char in shown)
    assert not {"eight", "agt", "4567"} & set(shown.split())


@pytest.mark.parametrize(
    "text",
    [
        "sipho@example.com",
        "Sipho.D+bike@mail.example.co.za",
        "sipho @ example . com",
        "sipho (at) example (dot) com",
        "sipho [at] example.co.za",
        "sipho at gmail.com",
        "sipho at example dot co dot za",
        "sipho＠example.com",
    ],
)
def test_an_address_is_found_however_it_is_spelt(text: str) -> None:
    shown = hidden(f"Write to {text}, please")
    assert shown == "Write to [e-mail address left out], please"


@pytest.mark.parametrize(
    "text",
    [
        "R 13 000 or R 1 250 000.00, not R13000",
        "On 2026-11-27 at 14:05, or 28.11.2026 15:30",
        "Between 14:00 16:00 18:00 20:00",
        "It has 27 gears, 3 plates and 1200 km on it",
        "Look at gumtree.co.za, I am at home. Come at five",
        "One or two people, at most three",
        "Sizes 28, 29, 30, 31, 32, 33",
        "Order 12345678",
        "",
    ],
)
def test_prices_dates_and_plain_talk_stay(text: str) -> None:
    assert hidden(text) == text


def test_one_contact_has_one_key() -> None:
    keys = {contacts_in(text)[0].key for text in ("082 123 4567", "+27821234567", "0 8 2 1 2 3 4 5 6 7")}
    assert keys == {"821234567"}
    spelt = contacts_in("Sipho (at) Example dot co dot za")[0].key
    assert spelt == key_of(" sipho@example.co.za") == "sipho@example.co.za"


def test_what_is_to_be_kept_is_kept() -> None:
    text = "Mine is 082 123 4567, yours 083 765 4321"
    assert hidden(text, lambda one: one.key == "821234567") == (
        "Mine is 082 123 4567, yours [phone number left out]"
    )


@given(st.text(alphabet=st.sampled_from("0123456789 at@.dotcm+-()\n,;o"), max_size=400))
def test_whatever_is_left_holds_no_contact(text: str) -> None:
    assert not contacts_in(hidden(text))


@pytest.mark.parametrize("piece", ["0 ", "a@", "at ", "a.", "1-", "one ", "(", "R 1 ", "12/", "1:", "\u200b"])
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    """A pattern that looks back would not end within the time a test has."""
    assert contacts_in(piece * (60_000 // len(piece))) is not None
