"""What our office should know of a person before it decides about them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from saypro.accounts.models import User
from saypro.listings.models import Listing
from saypro.moderation.models import Decision, Judgement, Report

RECENT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class History:
    """Reports about and by the person, warnings of the last 90 days, ads, decisions that stand."""

    days: int
    against: int
    upheld: int
    made: int
    warned: int
    ads: int
    decisions: list[Decision]

    def suspended(self, at: datetime) -> Decision | None:
        """The suspension that holds, if there is one."""
        holding = (one for one in self.decisions if one.verdict == Decision.Verdict.SUSPEND and one.holds(at))
        return next(holding, None)


def history_of(person: User, at: datetime) -> History:
    against = Report.objects.filter(about=person)
    upheld = Q(decision__isnull=False) & ~Q(decision__verdict=Decision.Verdict.NONE)
    return History(
        days=(at - person.joined_at).days,
        against=against.count(),
        upheld=against.filter(upheld).count(),
        made=Report.objects.by(person).count(),
        warned=Judgement.objects.filter(sender=person, judged_at__gte=at - RECENT).count(),
        ads=Listing.objects.open().of(person).count(),
        decisions=list(Decision.objects.standing().touching().filter(about=person).order_by("-pk")[:10]),
    )


def is_suspended(person: User, at: datetime) -> bool:
    """Whether our office has stopped the person from writing."""
    return suspension_of(person, at) is not None


def suspension_of(person: User, at: datetime) -> Decision | None:
    """The newest suspension that holds."""
    holding = Decision.objects.standing().filter(about=person, verdict=Decision.Verdict.SUSPEND)
    return holding.filter(Q(until=None) | Q(until__gt=at)).order_by("-pk").first()
