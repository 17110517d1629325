"""What is gone through each month, unless the office has changed its list."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = Any  # a translation that is made when the review begins

REVIEW_ITEMS: tuple[tuple[Words, str], ...] = (
    (_("Are members satisfied with our office? Which segment is not?"), "satisfaction"),
    (_("Are buyers content with how sellers talk to them?"), "buyers_positive"),
    (_("Are sellers content with how buyers talk to them?"), "sellers_positive"),
    (_("Do enough people answer our surveys?"), "surveys_completed"),
    (_("Do we answer within 24 hours? At which hours do we not?"), "answered_24h"),
    (_("How long does the first answer take?"), "first_median"),
    (_("Do we solve what we promised, category by category?"), "solved_in_time"),
    (_("What was opened again, and why?"), "reopened"),
    (_("What was escalated, and could it have been solved before?"), "escalated"),
    (_("How many messages were exchanged, and is the growth wanted?"), "messages"),
    (_("How many members wrote?"), "active"),
    (_("Does the help centre answer people before they write?"), "self_service"),
    (_("Is every low score taken up, and is its case closed?"), ""),
    (_("Which themes come back, and who puts them right?"), ""),
    (_("What do agents need training in next month?"), ""),
    (_("What have we improved, and what will we improve next?"), ""),
)
