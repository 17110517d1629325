"""What a card says on the screen, in words: what it offers somebody to press is left out."""

from datetime import datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

VOID = {"br", "hr", "img", "input", "use", "path"}
SILENT = {"svg", "button", "form", "footer", "noscript"}
PARTS = {"header", "div", "p", "section", "b"}


def card_words(html: str, zone: ZoneInfo) -> str:
    """Its parts as sentences, what is crossed out in brackets, moments by that clock; "" for none."""
    reader = _Reader(zone)
    reader.feed(html)
    reader.close()
    said = (" ".join(part.split()) for part in reader.parts)
    return ". ".join(part.replace(" ,", ",").rstrip(".") for part in said if part)


class _Reader(HTMLParser):
    """Collects text, and skips what only one side may press or see."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self.parts: list[str] = [""]
        self._open: list[tuple[str, bool, str]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if facts.get("role") == "img" and not self._silent:
            self.parts[-1] += f" {facts.get('aria-label') or ''}"
        moment = facts.get("datetime") if "data-when" in facts else None
        if moment and not self._silent:
            self.parts[-1] += self._by_the_clock(moment)
        if tag in VOID:
            return
        marks = (facts.get("class") or "").split()
        is_silent = (
            tag in SILENT
            or "data-for" in facts
            or "btn" in marks
            or facts.get("role") == "img"
            or bool(moment)
        )
        after = ")" if tag == "s" else ""
        self._open.append((tag, is_silent, after))
        self._silent += is_silent
        if tag in PARTS or "end" in marks:
            self.parts.append("")
        if after and not self._silent:
            self.parts[-1] += " ("

    def _by_the_clock(self, moment: str) -> str:
        return date_format(datetime.fromisoformat(moment).astimezone(self._zone), "D j F, H:i")

    def handle_endtag(self, tag: str) -> None:
        if tag not in (each for each, *_ in self._open):
            return
        while True:
            opened, is_silent, after = self._open.pop()
            if after and not self._silent:
                self.parts[-1] += after
            self._silent -= is_silent
            if opened in PARTS:
                self.parts.append("")
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts[-1] += f" {data}" if data[:1].isspace() else data
