from html import unescape

from django.template.loader import render_to_string

LETTER = {
    "heading": "Sipho replied about the <Trek>",
    "preheader": "He can do R 13 800",
    "paragraphs": ["Listed at R 14 500."],
    "said": "Bit low & late.\nTomorrow?",
    "button": {"label": "Answer Sipho", "url": "https://saypro.example/messages/x/"},
    "note": "Your address stays hidden.",
    "safety": "See the bike before you pay.",
    "reason": "You get this because a chat was unread.",
    "links": [{"label": "Change what we send", "url": "https://saypro.example/my/"}],
}


def words(value):
    if isinstance(value, str):
        yield from value.split("\n")
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from words(part)


def test_both_forms_of_a_letter_say_everything():
    rich, plain = (render_to_string(f"kit/mail.{form}", LETTER) for form in ("html", "txt"))
    for line in words(LETTER):
        assert line in unescape(rich)
        assert line in plain or line == LETTER["preheader"], "the preheader is for lists of mails only"


def test_what_people_wrote_stays_text_in_the_rich_form():
    assert "<Trek>" not in render_to_string("kit/mail.html", LETTER)


def test_a_short_letter_has_no_empty_parts():
    rich = render_to_string("kit/mail.html", {"heading": "Your code", "paragraphs": ["123 456"]})
    assert "Stay safe" not in rich
    assert "<a href" not in rich
