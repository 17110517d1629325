"""The rules as they stand: the house's own, with what the office changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models import Max

from saypro.moderation.models import RuleTuning, TuningChange
from saypro.moderation.rules import RULES, THRESHOLD, Coach, Rule

THRESHOLD_KEY = ""


@dataclass(frozen=True, slots=True)
class Tuned:
    """A rule as it stands now, whether it is on, and what the house ships."""

    rule: Rule
    shipped: Rule
    is_on: bool

    @property
    def is_changed(self) -> bool:
        return not self.is_on or self.rule != self.shipped


def coach() -> Coach:
    """The rules that are on, ready to judge; made again only when the office has changed something."""
    return _coach(TuningChange.objects.aggregate(last=Max("pk"))["last"])


@lru_cache(maxsize=2)
def _coach(last_change: int | None) -> Coach:
    rows = tunings()
    return Coach([one.rule for one in tuned_rules(rows) if one.is_on], threshold(rows))


def tuned_rules(rows: Mapping[str, RuleTuning] | None = None) -> list[Tuned]:
    """Every rule with what the office changed of it, in the order the house ships them."""
    found = tunings() if rows is None else rows
    return [tuned(rule, found.get(rule.key)) for rule in RULES]


def tuned(rule: Rule, row: RuleTuning | None) -> Tuned:
    if row is None:
        return Tuned(rule, rule, is_on=True)
    changes: dict[str, Any] = {}
    if row.weight is not None:
        changes["weight"] = row.weight
    if row.phrases is not None:
        changes["phrases"] = {language: tuple(texts) for language, texts in row.phrases.items()}
    if row.unless is not None:
        changes["unless"] = tuple(row.unless)
    return Tuned(replace(rule, **changes), rule, is_on=row.is_on)


def threshold(rows: Mapping[str, RuleTuning]) -> int:
    row = rows.get(THRESHOLD_KEY)
    return row.weight if row is not None and row.weight is not None else THRESHOLD


def tunings() -> dict[str, RuleTuning]:
    return {row.rule: row for row in RuleTuning.objects.all()}


def changes_of(key: str, limit: int = 20) -> list[TuningChange]:
    """What was changed of the rule, newest first."""
    return list(TuningChange.objects.filter(rule=key).select_related("by").order_by("-pk")[:limit])
