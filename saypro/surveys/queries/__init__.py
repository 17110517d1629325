"""Reads: whom one may ask about what, and what was answered."""

from saypro.surveys.queries.asking import (
    Talk,
    card_in,
    deal_interactions,
    region_of,
    talks_gone_quiet,
    ticket_interaction,
)
from saypro.surveys.queries.versions import version_at, versions_of

__all__ = [
    "Talk",
    "card_in",
    "deal_interactions",
    "region_of",
    "talks_gone_quiet",
    "ticket_interaction",
    "version_at",
    "versions_of",
]
