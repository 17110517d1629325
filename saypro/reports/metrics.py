"""Every figure the office reads, declared once: its name, what it says, and from what it is computed.

`docs/metrics.md` is written from these declarations; a change of a formula is a new version.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from saypro.reports.formulas import (
    Active,
    AskedAfter,
    Between,
    Completed,
    Formula,
    Growth,
    Kept,
    Meant,
    Missed,
    Mix,
    Quantile,
    Rated,
    Ratio,
    Tally,
    Visits,
)
from saypro.reports.models import Kind, Moment
from saypro.reports.pace import Better

Words = Any  # a translation that is made when it is shown
WHO_COUNTS = _(
    "Spam and test accounts are left out, and so are people of our office as members themselves: what they "
    "bring to us, what they write to members, and what is written to them. So are conversations that a buyer "
    "began only to cheat, once our office has found so."
)


class Unit(StrEnum):
    COUNT = "count"
    SHARE = "share"
    HOURS = "hours"
    GROWTH = "growth"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure. `rule` says in one sentence of everyday words how it is counted, after `WHO_COUNTS`."""

    key: str
    name: Words
    rule: Words
    unit: Unit
    better: Better
    formula: Formula
    version: int = 2


MESSAGES = Tally((Kind.ASKED, Kind.ANSWERED), Moment.STARTED)
SOLVED = Tally((Kind.SOLVED,), Moment.ENDED)
OPENED = Tally((Kind.SOLVED,), Moment.STARTED)

DECLARED = (
    Metric(
        "messages",
        _("Messages exchanged"),
        _(
            "Messages of members to our office and of our office to members. Notes, drafts, cards about "
            "merging and what members write to each other are not counted."
        ),
        Unit.COUNT,
        Better.MORE,
        MESSAGES,
    ),
    Metric(
        "messages_in",
        _("Messages from members"),
        _("Messages of members to our office, thanks included."),
        Unit.COUNT,
        Better.MORE,
        Tally((Kind.ASKED,), Moment.STARTED),
    ),
    Metric(
        "messages_out",
        _("Messages from the office"),
        _("Messages of our office to members."),
        Unit.COUNT,
        Better.MORE,
        Tally((Kind.ANSWERED,), Moment.STARTED),
    ),
    Metric(
        "growth",
        _("Growth in messages"),
        _(
            "By how many per cent the messages exchanged are more than in the period before. While the "
            "period runs, it is compared with as many days of the one before."
        ),
        Unit.GROWTH,
        Better.MORE,
        Growth(MESSAGES),
    ),
    Metric(
        "answered_24h",
        _("Answered within 24 h"),
        _(
            "Of all waits for an answer whose 24 hours ended in the period, the share that a person of our "
            "office answered in time. A wait begins with the oldest message that nobody answered; what is "
            "open and overdue counts as missed, what is not due yet is left out, and the time in which the "
            "ticket rested does not count."
        ),
        Unit.SHARE,
        Better.MORE,
        Kept((Kind.FIRST, Kind.NEXT)),
    ),
    Metric(
        "first_24h",
        _("First answer within 24 h"),
        _("The same, for the first answer of each ticket alone."),
        Unit.SHARE,
        Better.MORE,
        Kept((Kind.FIRST,)),
    ),
    Metric(
        "first_median",
        _("Median time to first answer"),
        _(
            "Half of the first answers given in the period came sooner. By the calendar, without the time "
            "in which the ticket rested; between two values the middle of the line between them."
        ),
        Unit.HOURS,
        Better.LESS,
        Quantile(Kind.FIRST, 50),
    ),
    Metric(
        "first_p90",
        _("90th percentile of the time to first answer"),
        _(
            "Nine of ten first answers given in the period came sooner, counted like the median; between two "
            "values the place on the line between them."
        ),
        Unit.HOURS,
        Better.LESS,
        Quantile(Kind.FIRST, 90),
    ),
    Metric(
        "solved_72h",
        _("Solved within 72 h"),
        _(
            "Of all tickets whose 72 hours ended in the period, the share solved in time, from the opening "
            "to the last solving. The time in which the ticket rested does not count; what is open and "
            "overdue counts as missed."
        ),
        Unit.SHARE,
        Better.MORE,
        Kept((Kind.IN_72H,)),
    ),
    Metric(
        "solved_in_time",
        _("Solved as promised"),
        _(
            "Of all tickets for which the time we promised for their category ended in the period, the "
            "share solved in time, from the opening to the last solving, by the category they have in the "
            "end."
        ),
        Unit.SHARE,
        Better.MORE,
        Kept((Kind.SOLVED,)),
    ),
    Metric(
        "solved_median",
        _("Median time to solve"),
        _("Half of the tickets solved in the period took less time, all cycles included."),
        Unit.HOURS,
        Better.LESS,
        Quantile(Kind.SOLVED, 50),
    ),
    Metric(
        "solved_p90",
        _("90th percentile of the time to solve"),
        _("Nine of ten tickets solved in the period took less time, all cycles included."),
        Unit.HOURS,
        Better.LESS,
        Quantile(Kind.SOLVED, 90),
    ),
    Metric(
        "opened",
        _("Tickets opened"),
        _("Matters brought to us in the period. What was merged into another ticket is not counted."),
        Unit.COUNT,
        Better.LESS,
        OPENED,
    ),
    Metric(
        "solved",
        _("Tickets solved"),
        _("Tickets solved in the period for the last time."),
        Unit.COUNT,
        Better.MORE,
        SOLVED,
    ),
    Metric(
        "reopened",
        _("Opened again"),
        _(
            "Of the tickets solved for the first time in the period, the share that was open again within "
            "seven days. Thanks alone and slips put right within five minutes do not count."
        ),
        Unit.SHARE,
        Better.LESS,
        Ratio(Tally((Kind.REOPENED,), Moment.STARTED), Tally((Kind.FIRST_SOLVED,), Moment.ENDED)),
    ),
    Metric(
        "escalated",
        _("Escalated"),
        _("Tickets raised for the first time in the period, as a share of the tickets solved in it."),
        Unit.SHARE,
        Better.LESS,
        Ratio(Tally((Kind.ESCALATED,), Moment.STARTED), SOLVED),
    ),
    Metric(
        "mix",
        _("Share of messages"),
        _(
            "The share of one category in all messages exchanged, by the category their ticket has in the "
            "end. What has no category is shown as such and never spread over the others."
        ),
        Unit.SHARE,
        Better.NEAR,
        Mix(MESSAGES),
    ),
    Metric(
        "active",
        _("Members who wrote"),
        _(
            "Different members who wrote at least one message in the period, to our office or to another "
            "member."
        ),
        Unit.COUNT,
        Better.MORE,
        Active(),
    ),
    Metric(
        "between",
        _("Messages between members"),
        _("Messages that buyers and sellers wrote to each other in the period."),
        Unit.COUNT,
        Better.MORE,
        Between(),
    ),
    Metric(
        "satisfaction",
        _("Members satisfied"),
        _(
            "Of the scores from 1 to 10 that members gave our office in the period after a solved ticket, "
            "the share from 8 to 10. The latest answer of each survey counts; who was invited for being "
            "happy does not."
        ),
        Unit.SHARE,
        Better.MORE,
        Rated("office"),
    ),
    Metric(
        "buyers_positive",
        _("Buyers positive"),
        _(
            "Of the scores from 1 to 5 that buyers gave their talks with sellers in the period, the share "
            "of 4 and 5."
        ),
        Unit.SHARE,
        Better.MORE,
        Rated("buyer"),
    ),
    Metric(
        "sellers_positive",
        _("Sellers positive"),
        _(
            "Of the scores from 1 to 5 that sellers gave their talks with buyers in the period, the share "
            "of 4 and 5."
        ),
        Unit.SHARE,
        Better.MORE,
        Rated("seller"),
    ),
    Metric(
        "surveys_completed",
        _("Surveys answered"),
        _(
            "Of the surveys displayed for the first time in the period, the share answered to the end. A "
            "survey is displayed when somebody sees it, or when word of it was sent and did not come back."
        ),
        Unit.SHARE,
        Better.MORE,
        Completed(),
        version=3,
    ),
    Metric(
        "meant_well",
        _("Comments meant well"),
        _(
            "Of the people whose comments in surveys of the period could be read, the share of those who "
            "meant them well. Whoever wrote in several moods counts once in each; what could not be read, or "
            "has not been read yet, is shown as such and not counted."
        ),
        Unit.SHARE,
        Better.MORE,
        Meant(),
    ),
    Metric(
        "self_service",
        _("Visits to help for each member who asks"),
        _(
            "Visits to the help centre, where somebody read or searched, for each member who brought "
            "something to us in the period. What one visitor does on one day is one visit; robots do not "
            "count. Only a first message to us counts as bringing, not a ticket that we began."
        ),
        Unit.EACH,
        Better.MORE,
        Visits(),
    ),
    Metric(
        "help_missed",
        _("Searches for help that found nothing"),
        _(
            "Of the searches in the help centre in the period, the share that found no article at all, not "
            "even one that comes close. The same words of one visitor count once a day."
        ),
        Unit.SHARE,
        Better.LESS,
        Missed(),
    ),
    Metric(
        "help_then_asked",
        _("Asked us within 24 h of reading"),
        _(
            "Of the days on which a member read an article, the share after which they brought something to "
            "us within 24 hours of reading. A day of reading counts on the day after it, once these hours "
            "are over; who reads without signing in cannot be counted."
        ),
        Unit.SHARE,
        Better.LESS,
        AskedAfter(),
    ),
)
METRICS = {metric.key: metric for metric in DECLARED}
