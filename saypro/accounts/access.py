"""Who may see or change which person."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import Audience, Role, User
from saypro.kit.withheld import withholds

Visitor = User | AnonymousUser


@withholds(User, "handle", still=Q(is_active=True))
def person_for(visitor: Visitor, handle: str) -> User:
    """The person whose page this visitor may see.

    Raises Http404 for inactive people, and for those who show their page to others only: a stranger must not
    learn who is here.
    """
    person = get_object_or_404(User.objects.filter(is_active=True), handle=handle)
    if not may_see(visitor, person):
        raise Http404
    return person


def may_see(visitor: Visitor, person: User) -> bool:
    if visitor.is_authenticated and (visitor.pk == person.pk or visitor.is_office):
        return True
    if person.audience == Audience.MEMBERS:
        return visitor.is_authenticated
    return person.audience == Audience.EVERYONE


def require_admin(visitor: Visitor) -> User:
    """The visitor, if an administrator; Http404 otherwise, so that nobody learns the page exists."""
    if not (isinstance(visitor, User) and visitor.is_active and visitor.role == Role.ADMIN):
        raise Http404
    return visitor


@withholds(User, "handle")
def person_to_manage_for(visitor: Visitor, handle: str) -> User:
    """Any person with an account, active or not, for administrators only."""
    require_admin(visitor)
    return get_object_or_404(User.objects.exclude(role=Role.CONTACT), handle=handle)


def require_lead(visitor: Visitor) -> User:
    """The visitor, if a lead or an administrator; Http404 otherwise, so that nobody learns of it."""
    if not (isinstance(visitor, User) and visitor.is_active and visitor.role in (Role.LEAD, Role.ADMIN)):
        raise Http404
    return visitor


@withholds(User, "handle")
def member_to_lead_for(visitor: Visitor, handle: str) -> User:
    """Any member, active or not, for leads and administrators only."""
    require_lead(visitor)
    return get_object_or_404(User, role=Role.MEMBER, handle=handle)


@withholds(UserSession, "pk")
def session_for(visitor: Visitor, pk: int) -> UserSession:
    """One of the visitor's own sessions; Http404 for anybody else's."""
    return get_object_or_404(UserSession, user_id=visitor.pk, pk=pk)
