"""Who reacts to which fact: the whole product on one page."""

from saypro.events.facts import Fact
from saypro.events.registry import Reaction

REACTIONS: dict[type[Fact], list[Reaction]] = {}
