"""All that is found out about a message to the office. For workers: the first call reads the sorter."""

from dataclasses import dataclass

from saypro.helpdesk.sorting import current
from saypro.helpdesk.sorting.language import Language, language_of
from saypro.helpdesk.sorting.pipeline import UNCATEGORISED, Sorted
from saypro.helpdesk.sorting.priority import Facts, Ranked, priority_of
from saypro.kit.vectors import NoVectors, embedding


@dataclass(frozen=True, slots=True)
class Verdict:
    """`category` is "" for uncategorised: then `confidence` says how little it was."""

    category: str
    confidence: float
    priority: Ranked
    language: Language


def judge(text: str, facts: Facts = Facts()) -> Verdict:  # noqa: B008 - frozen
    """What this message is about. Uncategorised while no sorter was learned, or none can be used here."""
    found = sorted_now(text)
    return Verdict(
        found.category, found.confidence, priority_of(text, found.category, facts), language_of(text)
    )


def sorted_now(text: str) -> Sorted:
    sorter = current.sorter()
    try:
        return sorter.sort([text], embedding())[0] if sorter else Sorted(UNCATEGORISED, 0.0, UNCATEGORISED)
    except NoVectors:
        return Sorted(UNCATEGORISED, 0.0, UNCATEGORISED)
