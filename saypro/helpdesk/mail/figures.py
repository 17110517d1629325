"""What came out of a heap of mails, counted."""

from collections import Counter
from collections.abc import Iterable

from saypro.helpdesk.mail.letter import Letter


def figures(letters: Iterable[Letter]) -> Counter[str]:
    """How many letters were read, are automatic and so on; every letter counts among those read."""
    counted: Counter[str] = Counter()
    for letter in letters:
        counted.update(["read", *kinds(letter)])
        counted["files"] += len(letter.enclosures)
        counted["files not taken"] += sum(bool(each.refusal) for each in letter.enclosures)
    return counted


def kinds(letter: Letter) -> list[str]:
    said = {
        "parked": letter.fault,
        "cut": letter.notes,
        "automatic": letter.automatic,
        "bounces and complaints": letter.bounce,
        "with files": letter.enclosures,
        "with markup": letter.html,
        "with history or a signature folded": letter.folded,
        "with a charset repaired": letter.repaired,
        "without a sender's address": not letter.sender.address,
        "without a moment": letter.sent_at is None,
    }
    return [name for name, is_so in said.items() if is_so]
