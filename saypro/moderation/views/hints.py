"""A private word to the writer, before anything is sent."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from saypro.moderation import queries
from saypro.moderation.rules import Sender
from saypro.moderation.views.request import Request

LONGEST = 4000


@require_POST
@login_required
def create(request: Request) -> HttpResponse:
    """What a reader would be warned about in this text; stores nothing and stops nobody."""
    days = (timezone.now() - request.user.joined_at).total_seconds() / 86400
    verdict = queries.coach().judge(request.POST.get("body", "")[:LONGEST], Sender(days))
    hints = [{"rule": rule.key, "words": str(rule.writer)} for rule in verdict.rules if verdict.is_risky]
    return JsonResponse({"hints": hints[:1]})
