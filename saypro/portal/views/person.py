"""A person's public page: who they are, and what they sell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saypro.accounts import access
from saypro.accounts.models import User
from saypro.conversations import queries as conversations
from saypro.kit import paging
from saypro.listings import queries as listings

CARDS = 24


@require_safe
def show(request: HttpRequest, handle: str) -> HttpResponse:
    person = access.person_for(request.user, handle)
    ads = paging.page_of(
        listings.live_listings_of(person), request.GET.get("after", ""), by=["-posted_at", "-pk"], size=CARDS
    )
    context = {
        "person": person,
        "ads": ads,
        "saved": listings.saved_among(request.user, ads.rows),
        "numbers": listings.seller_numbers(person),
        "is_me": request.user == person,
        "is_blockable": is_blockable(request, person),
        "is_blocking": isinstance(request.user, User) and conversations.is_blocking(request.user, person),
    }
    return render(request, "portal/person.html", context)


def is_blockable(request: HttpRequest, person: User) -> bool:
    return request.user.is_authenticated and request.user != person and not person.is_office
