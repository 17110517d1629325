"""Who reacts to which fact: the whole product on one page."""

REACTIONS: dict[type, list[object]] = {}
