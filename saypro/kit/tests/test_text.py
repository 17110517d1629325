import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saypro.kit.text import clean_text, linkify

HOSTILE = [
    "http://" * 15_000,
    "www." * 25_000,
    "http://a" + ")" * 100_000,
    "http://a.b/" + "(" * 50_000 + ")" * 50_000,
    "http://a.b/ " * 8_000,
    "://" * 33_000,
    "www." + "." * 100_000,
    "https://x@" * 10_000,
]


def href(text):
    return linkify(text).split('href="')[1].split('"')[0]


def test_plain_words_are_only_escaped():
    assert linkify('5 < 6 & "so" it\'s') == "5 &lt; 6 &amp; &quot;so&quot; it&#x27;s"


def test_a_web_address_becomes_a_link_that_gives_nothing_away():
    assert linkify("see https://a.example/x?a=1&b=2") == (
        'see <a href="https://a.example/x?a=1&amp;b=2" rel="noopener nofollow ugc" target="_blank">'
        "https://a.example/x?a=1&amp;b=2</a>"
    )


def test_an_address_without_a_scheme_leads_to_the_secure_one():
    assert href("www.saypro.example") == "https://www.saypro.example"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Look (https://a.example/x).", "https://a.example/x"),
        ("Look https://a.example/x_(y).", "https://a.example/x_(y)"),
        ("Is it https://a.example/?q=1?!", "https://a.example/?q=1"),
        ("«https://a.example», he said", "https://a.example»"),
    ],
)
def test_the_punctuation_of_the_sentence_stays_outside(text, address):
    assert href(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x://y",
        "https://bank.example@elsewhere.example/",
        "http://",
        "www.",
        "xhttp://a.example",
        "me@www.example",
        "https://a.example/" + "x" * 3_000,
    ],
)
def test_what_is_not_a_harmless_web_address_stays_text(text):
    assert "<a" not in linkify(text)


def test_an_address_cannot_break_out_of_its_attribute():
    shown = linkify("http://x\"onmouseover='alert(1)'<script>")
    assert "<script" not in shown
    assert 'href="http://x"' in shown


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_costs_no_more_than_its_length(text):
    start = time.perf_counter()
    linkify(text)
    assert time.perf_counter() - start < 0.5, "something looks at the same characters again and again"


@given(st.text(alphabet=st.sampled_from(list("htps:/w.a<>&\"' ()@\u202e\n")), max_size=200))
def test_taking_the_markup_away_gives_the_text_back(text):
    import html
    import re

    assert html.unescape(re.sub(r"<a [^>]*>|</a>", "", linkify(text))) == text


def test_clean_text_has_one_spelling_and_one_line_break():
    assert clean_text(" Cafe\u0301\r\nopen\rnow ") == "Café\nopen\nnow"


def test_characters_that_hide_or_reorder_are_gone():
    assert clean_text("in\u202evoice\x00\x1b[31m\ttwo") == "invoice[31m\ttwo"
