"""Leads invite members who were happy lately to answer what they have not answered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from saypro.surveys import access, actions, queries
from saypro.surveys.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """Whom one may invite; POST invites those chosen as `ref` (several)."""
    access.require_lead(request.user)
    refs = set(request.POST.getlist("ref"))
    if request.method != "POST" or not refs:
        is_missing = request.method == "POST"
        context = {"rows": queries.to_invite(timezone.now()), "is_missing": is_missing}
        return render(request, "surveys/invitations.html", context, status=422 if is_missing else 200)
    invited = actions.invite_happy(refs, by=request.user, at=timezone.now())
    words = ngettext("{count} member was invited.", "{count} members were invited.", invited.told)
    messages.success(request, words.format(count=invited.told))
    if invited.spared:
        words = ngettext(
            "{count} was told nothing, by their own wishes or because they were asked a short while ago.",
            "{count} were told nothing, by their own wishes or because they were asked a short while ago.",
            invited.spared,
        )
        messages.warning(request, words.format(count=invited.spared))
    return redirect("surveys:invitations")
