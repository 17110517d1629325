"""Whose notices these are."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.access import Visitor
from saypro.notifications.models import Notice


def notice_for(visitor: Visitor, ref: str) -> Notice:
    """One of the visitor's own notices; Http404 for anybody else's."""
    if not visitor.is_authenticated:
        raise Http404
    return get_object_or_404(Notice, person_id=visitor.pk, ref=ref)
