"""Reads: whom one may ask about what, and what was answered."""

from saypro.surveys.queries.asking import (
    Talk,
    card_in,
    deal_interactions,
    is_asked_with_review,
    is_invited_to_review,
    own_survey_in,
    region_of,
    talks_gone_quiet,
    ticket_interaction,
)
from saypro.surveys.queries.comments import Choices, choices, comments_page, in_sight_of
from saypro.surveys.queries.gaps import Gap, gaps_by_category, gaps_by_segment
from saypro.surveys.queries.results import Feedback, Results, feedback, reasons, results
from saypro.surveys.queries.versions import first_version, version_at, versions_of

__all__ = [
    "Choices",
    "Feedback",
    "Gap",
    "Results",
    "Talk",
    "card_in",
    "choices",
    "comments_page",
    "deal_interactions",
    "feedback",
    "first_version",
    "gaps_by_category",
    "gaps_by_segment",
    "in_sight_of",
    "is_asked_with_review",
    "is_invited_to_review",
    "own_survey_in",
    "reasons",
    "region_of",
    "results",
    "talks_gone_quiet",
    "ticket_interaction",
    "version_at",
    "versions_of",
]
