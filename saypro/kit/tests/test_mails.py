from dataclasses import astuple
from html import unescape
from html.parser import HTMLParser

from saypro.kit.letters import Group, Item, Letter, Link

LETTER = Letter(
    heading="Sipho replied about the <Trek>",
    preheader="He can do R 13 800",
    lead="Trek Marlin 7, size M",
    paragraphs=["Listed at R 14 500."],
    code="QWE-RTY",
    said="Bit low & late.\nTomorrow?",
    groups=[Group("Tips", [Item("Turn on push", "https://saypro.example/my/", "So you miss nothing")])],
    button=Link("Answer Sipho", "https://saypro.example/messages/x/?a=1&b=2"),
    note="Your address stays hidden.",
    safety="See the bike before you pay.",
    reason="You get this because a chat was unread.",
    links=[Link("Change what we send", "https://saypro.example/my/")],
)


def words(value):
    if isinstance(value, str):
        yield from value.split("\n")
    for part in value if isinstance(value, list | tuple) else ():
        yield from words(part)


def test_both_forms_of_a_letter_say_everything():
    rich, plain = LETTER.html(), LETTER.text()
    for line in words(astuple(LETTER)):
        assert line in unescape(rich)
        assert line in plain or line == LETTER.preheader, "the preheader is for lists of mails only"


def test_what_people_wrote_stays_text_in_the_rich_form():
    nasty = "<img src=x onerror=alert(1)> \" onload=alert(1) '> <script>x</script> {{ 7|add:7 }} </mj-text>"
    link = Link(nasty, f"https://x.example/{nasty}")
    item = Item(nasty, link.url, nasty)
    rich = Letter(
        heading=nasty,
        preheader=nasty,
        lead=nasty,
        paragraphs=[nasty],
        said=nasty,
        groups=[Group(nasty, [item])],
        button=link,
        reason=nasty,
        links=[link],
    ).html()
    seen = Seen()
    seen.feed(rich)
    assert not {"img", "script"} & seen.tags
    assert not {name for name in seen.attributes if name.startswith("on")}
    assert "{{ 7|add:7 }}" in rich


class Seen(HTMLParser):
    """The elements and attributes a reader would find."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}


def test_a_mail_fetches_nothing():
    rich = LETTER.html()
    assert "<img" not in rich
    assert "<link" not in rich
    assert "@import" not in rich
    assert "url(" not in rich


def test_looks_stand_on_the_elements_and_the_dark_is_kept_for_the_device():
    rich = LETTER.html()
    assert 'class="them" dir="auto" style="background: #eceff5' in rich
    assert "prefers-color-scheme: dark" in rich


def test_a_short_letter_has_no_empty_parts():
    rich = Letter(heading="Your code", paragraphs=["123 456"]).html()
    assert "Stay safe" not in rich
    assert "<a href" not in rich
