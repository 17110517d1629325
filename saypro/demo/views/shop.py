"""A page of another site, under a strict policy, that shows the help button."""

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saypro.demo.access import only_in_demo
from saypro.helpdesk.queries import widget_keys

POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "connect-src": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "require-trusted-types-for": ["'script'"],
}


@require_safe
@never_cache
@only_in_demo
@csp(POLICY)
def index(request: HttpRequest) -> HttpResponse:
    """Nothing but the button comes from us; without a key there is none."""
    key = next((each for each in widget_keys() if each.is_on), None)
    return render(request, "demo/shop.html", {"key": key})
