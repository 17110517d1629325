"""Who draws which card in a thread: every room's on one page."""

from saypro.conversations.renderers import CardRenderer

CARDS: dict[str, CardRenderer] = {}
