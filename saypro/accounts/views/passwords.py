"""The meter beside a new password."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from saypro.accounts.passwords import LONGEST, strength
from saypro.accounts.throttles import may_judge


@sensitive_post_parameters()
@never_cache
@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """The same judge that decides when the form is sent; nothing is kept."""
    if not may_judge(request):
        return JsonResponse({}, status=429)
    known = (request.POST.get("name", ""), request.POST.get("email", ""))
    if request.user.is_authenticated:
        known = (request.user.name, request.user.email)
    found = strength(request.POST.get("password", "")[: LONGEST + 1], known=known)
    return JsonResponse({"score": found.score, "sentence": found.sentence, "enough": found.is_enough})
