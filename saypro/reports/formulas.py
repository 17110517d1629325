"""The shapes of figures: what is counted, and what is a share of what. All of them are data."""

from dataclasses import dataclass

from saypro.reports.models import Kind, Moment


@dataclass(frozen=True, slots=True)
class Tally:
    """How many stretches of these kinds fall on the period."""

    kinds: tuple[Kind, ...]
    moment: Moment


@dataclass(frozen=True, slots=True)
class Kept:
    """Of all that fell due in the period, the share that was over in time."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """One number as a share of another."""

    part: Tally
    whole: Tally


@dataclass(frozen=True, slots=True)
class Mix:
    """The share of one category in a number."""

    whole: Tally


@dataclass(frozen=True, slots=True)
class Quantile:
    """A time that `at` of a hundred did not exceed, of all that ended in the period."""

    kind: Kind
    at: int


@dataclass(frozen=True, slots=True)
class Growth:
    """By how many per cent a number is larger than in the period before, up to the same day of it."""

    whole: Tally


@dataclass(frozen=True, slots=True)
class Active:
    """How many different members wrote something."""


@dataclass(frozen=True, slots=True)
class Between:
    """How many messages members wrote to each other."""


@dataclass(frozen=True, slots=True)
class Rated:
    """The share of good scores among those given by one side: members of our office, buyers or sellers."""

    side: str


@dataclass(frozen=True, slots=True)
class Completed:
    """The share of the surveys shown that were answered to the end."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The share of the people whose comments are meant well among those whose comments could be read."""


@dataclass(frozen=True, slots=True)
class Visits:
    """How many visits to the help centre there are for each member who brought something to us."""


@dataclass(frozen=True, slots=True)
class Missed:
    """The share of the searches for help that found nothing."""


@dataclass(frozen=True, slots=True)
class AskedAfter:
    """The share of the members who read an article and brought something to us within a day all the same."""


OfHelp = Visits | Missed | AskedAfter
Formula = (
    Tally | Kept | Ratio | Mix | Quantile | Growth | Active | Between | Rated | Completed | Meant | OfHelp
)
