"""Tuning the rules: every change is kept with who made it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.moderation.events import RuleTuned
from saypro.moderation.models import RuleTuning, TuningChange
from saypro.moderation.queries.tuning import THRESHOLD_KEY, tuned
from saypro.moderation.rules import THRESHOLD, Language, Rule


@dataclass(frozen=True, slots=True)
class Wish:
    """How a rule is to be; what equals the house's own is kept as unchanged."""

    is_on: bool
    weight: int
    phrases: Mapping[Language, tuple[str, ...]]
    unless: tuple[str, ...]


@transaction.atomic
def tune_rule(rule: Rule, wish: Wish, *, by: User) -> list[str]:
    """Let the rule be so from now on; returns which parts changed. Safe to repeat."""
    row = RuleTuning.objects.select_for_update().get_or_create(rule=rule.key)[0]
    now = tuned(rule, row)
    was: dict[str, Any] = {"is_on": now.is_on, "weight": now.rule.weight}
    was |= {"phrases": plain(now.rule.phrases), "unless": list(now.rule.unless)}
    wished: dict[str, Any] = {"is_on": wish.is_on, "weight": wish.weight}
    wished |= {"phrases": plain(wish.phrases), "unless": list(wish.unless)}
    changed = [part for part in was if was[part] != wished[part]]
    row.is_on = wish.is_on
    row.weight = None if wish.weight == rule.weight else wish.weight
    row.phrases = None if wished["phrases"] == plain(rule.phrases) else wished["phrases"]
    row.unless = None if wish.unless == rule.unless else wished["unless"]
    row.save()
    for part in changed:
        keep(rule.key, part, was[part], wished[part], by)
    return changed


@transaction.atomic
def tune_threshold(threshold: int, *, by: User) -> bool:
    """Warn from this many points on; False when it was so already."""
    row = RuleTuning.objects.select_for_update().get_or_create(rule=THRESHOLD_KEY)[0]
    before = THRESHOLD if row.weight is None else row.weight
    if before == threshold:
        return False
    row.weight = threshold
    row.save(update_fields=["weight"])
    keep(THRESHOLD_KEY, "weight", before, threshold, by)
    return True


def plain(phrases: Mapping[Any, tuple[str, ...]]) -> dict[str, list[str]]:
    return {language: list(texts) for language, texts in phrases.items() if texts}


def keep(rule: str, part: str, before: Any, after: Any, by: User) -> None:
    TuningChange.objects.create(rule=rule, part=part, before=before, after=after, by=by)
    events.record(RuleTuned(actor_id=by.pk, rule=rule, part=part, before=before, after=after))
