"""Search results."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saypro.listings import queries
from saypro.listings.forms import asked
from saypro.listings.queries import Results
from saypro.listings.views.chips import chips
from saypro.listings.views.throttles import may_search


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The ads an address asks for; 429 with a sentence when somebody asks too much."""
    if not may_search(request):
        return render(request, "listings/too_many_searches.html", status=429)
    tree = queries.category_tree()
    wish = asked(request.GET, tree)
    results = queries.results(wish.search, tree, wish.after)
    kept = [(name, values) for name, values in request.GET.lists() if name not in ("sort", "after")]
    context = {
        "heading": heading(results),
        "kept": kept,
        "is_all": not request.GET,
        "results": results,
        "saved": queries.saved_among(request.user, results.found.rows),
        "chips": chips(results, request.GET),
        "problems": wish.problems,
        "siblings": tree.branch_of(results.category) if results.category else None,
    }
    return render(request, "listings/search.html", context)


def heading(results: Results) -> str:
    """ "Bicycles in the Western Cape", as far as that is asked for."""
    what = str(results.category or _("All ads"))
    where = results.town_name or results.province_name
    return _("%(what)s in %(where)s") % {"what": what, "where": where} if where else what
