"""Who may read the office's figures."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import Role, User
from saypro.kit.withheld import withholds
from saypro.reports.models import (
    Draft,
    Hold,
    Issue,
    Plan,
    PlanLine,
    Recipient,
    Review,
    ReviewItem,
    SavedReport,
)
from saypro.reports.periods import Length, Period, period_called


def require_office(person: User) -> None:
    """Raises Http404 for members: they need not know the place."""
    if not person.is_office:
        raise Http404


def is_lead(person: User) -> bool:
    """Leads and administrators see what single agents do, and set targets."""
    return person.role in (Role.LEAD, Role.ADMIN)


def require_lead(person: User) -> None:
    """Raises Http404 for everybody but leads and administrators."""
    if not is_lead(person):
        raise Http404


@withholds(SavedReport)
def own_report_for(agent: User, ref: str) -> SavedReport:
    """A custom report that the agent keeps. Raises Http404 for another's, even a shared one."""
    require_office(agent)
    return get_object_or_404(SavedReport, owner=agent, ref=ref)


@withholds(Issue)
def issue_for(agent: User, ref: str) -> Issue:
    """A report that was made, for the office. Raises Http404 for members."""
    require_office(agent)
    return get_object_or_404(Issue, ref=ref)


@withholds(Draft)
def draft_for(lead: User, ref: str) -> Draft:
    """A report that is still being written, for leads. Raises Http404 for others."""
    require_lead(lead)
    return get_object_or_404(Draft, ref=ref)


@withholds(Draft)
def draft_or_issue_for(lead: User, ref: str) -> Draft | Issue:
    """The same, or what became of it when somebody, or the clock, has finished it."""
    require_lead(lead)
    return Draft.objects.filter(ref=ref).first() or get_object_or_404(Issue, ref=ref)


@withholds(Hold, "pk")
def hold_for(lead: User, pk: int) -> Hold:
    """What is held for review, for leads. Raises Http404 for others."""
    require_lead(lead)
    return get_object_or_404(Hold, pk=pk)


@withholds(Recipient, "pk")
def recipient_for(lead: User, pk: int) -> Recipient:
    """An address on a list, for leads. Raises Http404 for others."""
    require_lead(lead)
    return get_object_or_404(Recipient, pk=pk)


def period_for(agent: User, slug: str, length: Length) -> Period:
    """The month or quarter an address names, for the office. Raises Http404 for members and for any other."""
    require_office(agent)
    period = period_called(slug)
    if period is None or period.length != length:
        raise Http404
    return period


def review_for(lead: User, slug: str) -> Review:
    """A month's review that has begun, for leads. Raises Http404 for others."""
    require_lead(lead)
    return get_object_or_404(Review, since=period_for(lead, slug, Length.MONTH).since)


@withholds(ReviewItem, "pk")
def item_for(lead: User, pk: int) -> ReviewItem:
    """A point of a review, for leads. Raises Http404 for others."""
    require_lead(lead)
    return get_object_or_404(ReviewItem.objects.select_related("review"), pk=pk)


def plan_for(lead: User, slug: str) -> Plan:
    """A quarter's plan, for leads. Raises Http404 for others."""
    require_lead(lead)
    return get_object_or_404(Plan, since=period_for(lead, slug, Length.QUARTER).since)


@withholds(PlanLine, "pk")
def line_for(lead: User, pk: int) -> PlanLine:
    """A line of a plan, for leads. Raises Http404 for others."""
    require_lead(lead)
    return get_object_or_404(PlanLine.objects.select_related("plan"), pk=pk)
