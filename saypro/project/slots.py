"""Who fills which place in whose page: every slot on one page."""

from saypro.kit.slots import Filler, Gatherer

SLOTS: dict[str, list[Filler] | list[Gatherer]] = {}
