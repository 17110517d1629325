"""What came of one's own ads."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.deals import queries
from saypro.deals.queries import Order
from saypro.deals.views.request import Request


@login_required
@require_safe
def index(request: Request) -> HttpResponse:
    at = timezone.now()
    asked = request.GET.get("order", "")
    order = Order(asked) if asked in Order.values else Order.NEWEST
    page = queries.responses_page(request.user, at, order=order, after=request.GET.get("after", ""))
    ads, totals = queries.response_totals(request.user, at)
    context = {
        "page": page,
        "order": order,
        "orders": list(Order),
        "ads": ads,
        "totals": totals,
    }
    return render(request, "deals/responses.html", context)
