"""What callers hear, as TwiML. Built as a tree: no word from outside can become a command."""

from dataclasses import dataclass, field
from xml.etree import ElementTree

LANGUAGE = "en-ZA"
LONGEST_RECORDING_S = 180


@dataclass(frozen=True, slots=True)
class Speech:
    """A conversation with a caller, step by step; each step gives the same speech back."""

    root: ElementTree.Element = field(default_factory=lambda: ElementTree.Element("Response"))

    def say(self, words: str) -> "Speech":
        add(self.root, "Say", words, language=LANGUAGE)
        return self

    def ask_for_digit(self, words: str, url: str) -> "Speech":
        """One key within six seconds, sent to `url`; without one the next step follows."""
        gather = add(self.root, "Gather", numDigits="1", timeout="6", action=url, method="POST")
        add(gather, "Say", words, language=LANGUAGE)
        return self

    def record(self, *, done_url: str, kept_url: str) -> "Speech":
        add(
            self.root,
            "Record",
            maxLength=str(LONGEST_RECORDING_S),
            playBeep="true",
            action=done_url,
            method="POST",
            recordingStatusCallback=kept_url,
        )
        return self

    def connect(self, number: str, url: str) -> "Speech":
        """Ring the office for twenty seconds; `url` is asked what comes then."""
        add(self.root, "Dial", number, action=url, method="POST", timeout="20")
        return self

    def hang_up(self) -> "Speech":
        add(self.root, "Hangup")
        return self

    def xml(self) -> bytes:
        written: bytes = ElementTree.tostring(self.root, encoding="utf-8", xml_declaration=True)
        return written


def add(parent: ElementTree.Element, name: str, words: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = words or None
    return element
