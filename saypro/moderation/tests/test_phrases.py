"""The phrases that rules and the office are written in."""

import pytest

from saypro.moderation.rules import BadPhrase, phrase
from saypro.moderation.rules.phrases import PhraseBook
from saypro.moderation.rules.reading import Reading


def stands(text: str, words: str) -> bool:
    return bool(PhraseBook([("it", phrase(text))]).found(Reading(words).words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("deposit", "No DEPOSIT needed"),
        ("send|give code", "please give code"),
        ("send .. code", "send me the little code"),
        ("send . code", "send me code"),
        ("refund*", "it is refundable"),
        ("pay #sum", "pay R 1 500,00 today"),
        ("pay #sum", "pay 5k"),
        ("#num digits", "the 6 digits"),
        ("$pay .. $first", "jy betaal dit eers"),
        ("$pay .. $first", "uyikhokha imali kuqala"),
        ("at gmail dot com", "sipho at GMAIL dot com"),
        ("don't pay", "Don’t pay"),
        ("depósito", "deposito"),
        ("!no deposit", "no deposit"),
    ],
)
def test_a_phrase_stands_in_the_words(text: str, words: str) -> None:
    assert stands(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("send .. code", "send it to the man at the corner with code"),
        ("send . code", "send it to me code"),
        ("send code", "send the code"),
        ("code .. send", "send the code"),
        ("pay #sum", "pay Ruth"),
        ("#num digits", "six digits"),
        ("refund*", "fund"),
        ("cash", "cashier"),
    ],
)
def test_a_phrase_does_not_stand_elsewhere(text: str, words: str) -> None:
    assert not stands(text, words)


@pytest.mark.parametrize(
    "text", ["", "..", ".. pay", "pay ..", "pa*", "p*y", "(pay)", "pay|", "$nothing", "a.b"]
)
def test_what_is_no_phrase_is_refused(text: str) -> None:
    with pytest.raises(BadPhrase):
        phrase(text)


def test_a_phrase_found_twice_is_found_twice() -> None:
    book = PhraseBook([("it", phrase("pay .. now"))])
    assert book.found(Reading("pay now or pay it now").words) == {"it": [(0, 1), (3, 5)]}


@pytest.mark.parametrize(
    ("spelt", "plain"),
    [
        ("sаypro", "saypro"),
        ("ＰＡＹ", "pay"),
        ("𝐩𝐚𝐲", "pay"),
        ("p\u200bay", "pay"),
        ("0\ufe0f\u20e38\ufe0f\u20e3", "08"),
        ("٠٨٢", "082"),
        ("Nê", "ne"),
    ],
)
def test_what_looks_alike_reads_alike(spelt: str, plain: str) -> None:
    assert Reading(spelt).plain == plain
