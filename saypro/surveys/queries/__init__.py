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
from saypro.surveys.queries.cases import (
    FollowedUp,
    Raised,
    cases_page,
    examples_of,
    followed_up,
    mentions_of,
    mentions_to_tell,
    people_raising,
    surveys_seen_by,
    technical_people,
    themes_raised,
    themes_raised_in,
)
from saypro.surveys.queries.comments import Choices, choices, comments_page, in_sight_of
from saypro.surveys.queries.gaps import Gap, gaps_by_category, gaps_by_segment
from saypro.surveys.queries.happy import to_invite
from saypro.surveys.queries.leaving_out import is_left_out, threads_brought_by
from saypro.surveys.queries.quoting import quotable, quoted
from saypro.surveys.queries.results import Feedback, Results, feedback, reasons, results
from saypro.surveys.queries.suggested import suggested_terms
from saypro.surveys.queries.versions import first_version, version_at, versions_of
from saypro.surveys.segments import SEGMENTS_OF_SIDES

__all__ = [
    "SEGMENTS_OF_SIDES",
    "Choices",
    "Feedback",
    "FollowedUp",
    "Gap",
    "Raised",
    "Results",
    "Talk",
    "card_in",
    "cases_page",
    "choices",
    "comments_page",
    "deal_interactions",
    "examples_of",
    "feedback",
    "first_version",
    "followed_up",
    "gaps_by_category",
    "gaps_by_segment",
    "in_sight_of",
    "is_asked_with_review",
    "is_invited_to_review",
    "is_left_out",
    "mentions_of",
    "mentions_to_tell",
    "own_survey_in",
    "people_raising",
    "quotable",
    "quoted",
    "reasons",
    "region_of",
    "results",
    "suggested_terms",
    "surveys_seen_by",
    "talks_gone_quiet",
    "technical_people",
    "themes_raised",
    "themes_raised_in",
    "threads_brought_by",
    "ticket_interaction",
    "to_invite",
    "version_at",
    "versions_of",
]
