"""Who may answer which survey, and who sees what was answered."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import Role, User
from saypro.kit.withheld import withholds
from saypro.surveys.links import read_token
from saypro.surveys.models import Case, Survey, Theme
from saypro.surveys.queries import surveys_seen_by


def require_office(person: User) -> User:
    """The person, if of our office. Raises Http404 for members: they need not know the place."""
    if not person.is_office:
        raise Http404
    return person


@withholds(Survey)
def survey_for(person: User, ref: str) -> Survey:
    """The person's own survey. Raises Http404 for anybody else, the office included."""
    mine = Survey.objects.filter(person=person).select_related("version", "conversation")
    return get_object_or_404(mine, ref=ref)


def survey_by_link(token: str) -> Survey:
    """The survey that a signed link was made for. Raises Http404 for a bent link and for one of somebody
    who has left."""
    read = read_token(token)
    if read is None:
        raise Http404
    survey_id, person_id = read
    found = Survey.objects.select_related("version", "conversation", "person")
    return get_object_or_404(
        found.exclude(person__is_active=False, person__role__in=ACCOUNTS), pk=survey_id, person=person_id
    )


ACCOUNTS = ("member", "agent", "lead", "admin")
"""Contacts without an account are never active, and answer by their link alone."""


@withholds(Case)
def case_for(agent: User, ref: str) -> Case:
    """A low score, for our office; of private teams for who sees their tickets. Raises Http404 otherwise."""
    seen = Case.objects.filter(survey__in=surveys_seen_by(require_office(agent)).values("pk"))
    return get_object_or_404(
        seen.select_related("survey__version", "survey__person", "survey__conversation", "owner"), ref=ref
    )


def require_lead(person: User) -> User:
    """The person, if a lead or an administrator. Raises Http404 for everybody else."""
    if not is_lead(person):
        raise Http404
    return person


def is_lead(person: User) -> bool:
    return person.role in (Role.LEAD, Role.ADMIN)


@withholds(Theme, "pk")
def theme_for(agent: User, pk: int) -> Theme:
    """A theme, for our office. Raises Http404 otherwise."""
    require_office(agent)
    return get_object_or_404(Theme, pk=pk)
