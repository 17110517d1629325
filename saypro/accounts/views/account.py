"""Sign-in and security: everything that guards the account, on one page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.accounts import queries
from saypro.accounts.views.request import Request


@login_required
@require_safe
def show(request: Request) -> HttpResponse:
    context = {
        "second_step": queries.second_step_of(request.user),
        "session_count": queries.session_count(request.user),
        "plan": queries.plan_in_words(request.user, timezone.now()),
        "section": "security",
    }
    return render(request, "accounts/account.html", context)
