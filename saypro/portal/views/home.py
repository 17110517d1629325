"""The first page: what this is, and the newest ads near the visitor."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saypro.accounts.models import User
from saypro.kit import places
from saypro.kit.money import grouped
from saypro.listings import queries as listings


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    results = listings.results(listings.Search(provinces=near(request)), listings.category_tree())
    context = {
        "results": results,
        "saved": listings.saved_among(request.user, results.found.rows),
        "kept": [("province", results.search.provinces)],
        "heading": heading(results.search.provinces),
        "total": grouped(Decimal(listings.total())),
        "provinces": places.PROVINCE_CHOICES,
    }
    return render(request, "portal/home.html", context)


def near(request: HttpRequest) -> tuple[str, ...]:
    """The province of the person's own town, as far as it is known."""
    person = request.user
    province = places.province_of(person.town) if isinstance(person, User) else ""
    return (province,) if province else ()


def heading(provinces: tuple[str, ...]) -> str:
    where = places.province_in_a_sentence(provinces[0]) if provinces else _("South Africa")
    return _("Fresh in %(where)s") % {"where": where}
