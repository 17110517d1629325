"""Texts by SMS and WhatsApp: one small interface, behind which any provider fits."""

import logging
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from saypro.notifications.kinds import TEXTS, Channel
from saypro.notifications.models import Text

logger = logging.getLogger(__name__)
CONSOLE = "saypro.notifications.texts.Console"


class Carrier(Protocol):
    """Whoever carries texts on a channel; made without arguments for each text."""

    def send(self, to: str, words: str) -> None:
        """Hand over `words` for the number `to`, such as +27821234567.

        Raises Delayed when it did not leave and another try may succeed, Refused when it never will, and
        Unconfirmed when nobody knows; all three are in `transport.py`.
        """
        ...


class Console:
    """No provider: the words go to the log and nowhere else."""

    def send(self, to: str, words: str) -> None:
        logger.info("Text to %s: %s", to, words)


def transmit(text: Text) -> None:
    """Raises Delayed, Refused or Unconfirmed; returns when the carrier has taken the text."""
    carrier: Carrier = import_string(settings.TEXT_CARRIERS[text.channel])()
    carrier.send(text.to, text.words)


def offered() -> tuple[Channel, ...]:
    """The channels a number may be given for: members see none that would lead nowhere but into a log."""
    is_seen = settings.KEEPS_MAIL or settings.DEBUG
    return tuple(each for each in TEXTS if is_seen or settings.TEXT_CARRIERS[each] != CONSOLE)
