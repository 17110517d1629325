"""Whose notices these are."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.access import Visitor
from saypro.kit.withheld import withholds
from saypro.notifications.models import Browser, Notice, Phone


@withholds(Notice)
def notice_for(visitor: Visitor, ref: str) -> Notice:
    """One of the visitor's own notices; Http404 for anybody else's."""
    if not visitor.is_authenticated:
        raise Http404
    return get_object_or_404(Notice, person_id=visitor.pk, ref=ref)


@withholds(Browser, "pk")
def browser_for(visitor: Visitor, pk: int) -> Browser:
    """One of the browsers that take the visitor's pushes; Http404 for anybody else's."""
    if not visitor.is_authenticated:
        raise Http404
    return get_object_or_404(Browser, person_id=visitor.pk, pk=pk)


@withholds(Phone, "pk")
def phone_for(visitor: Visitor, pk: int) -> Phone:
    """One of the visitor's own numbers; Http404 for anybody else's."""
    if not visitor.is_authenticated:
        raise Http404
    return get_object_or_404(Phone, person_id=visitor.pk, pk=pk)
