"""The questions of a category, for the form that is being written."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saypro.listings import queries
from saypro.listings.forms import ListingForm
from saypro.listings.views.request import Request


@login_required
@require_safe
def show(request: Request) -> HttpResponse:
    """A fragment: what is typed already comes along in the address and is kept."""
    form = ListingForm(queries.category_tree(), initial=request.GET.dict())
    return render(request, "listings/questions.html", {"form": form})
