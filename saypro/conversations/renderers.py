"""Cards that rooms above put into threads: the message holds a name and a number, their room draws them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

CardRenderer = Callable[[Collection[int]], Mapping[int, str]]
CardKey = tuple[str, int]


def drawn(cards: Iterable[CardKey]) -> dict[CardKey, str]:
    """Safe HTML of each card, alike for every reader; each renderer is asked once for all of its own.

    A card whose row is gone, or whose room is no longer there, is absent: its words stand for it.
    """
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for card, card_id in cards:
        wanted[card].add(card_id)
    return {
        (card, card_id): html
        for card, ids in wanted.items()
        if card in _renderers()
        for card_id, html in _renderers()[card](ids).items()
    }


@lru_cache
def _renderers() -> Mapping[str, CardRenderer]:
    renderers: Mapping[str, CardRenderer] = import_string(settings.THREAD_CARDS)
    return renderers
