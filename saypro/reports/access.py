"""Who may read the office's figures."""

from django.http import Http404

from saypro.accounts.models import Role, User


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
