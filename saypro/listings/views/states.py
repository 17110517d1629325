"""What the buttons on one's own ad share: a change, a word about it, a way back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from saypro.listings.models import Listing
from saypro.listings.refusals import Refused
from saypro.listings.views.request import Request

Change = Callable[[Listing], Listing]


def apply(request: Request, listing: Listing, change: Change, sentence: str, undo: str = "") -> HttpResponse:
    """Do it, say so with a button that takes it back to the address `undo`, and return to where we were."""
    try:
        change(listing)
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        context = {"sentence": sentence, "undo": undo, "next": way_back(request)}
        messages.success(request, render_to_string("listings/undo.html", context, request))
    return redirect(way_back(request))


def way_back(request: HttpRequest) -> str:
    """The page the form was on, if it is one of ours; else my ads."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if is_ours else "listings:mine"
