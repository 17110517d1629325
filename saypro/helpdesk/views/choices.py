"""How an agent works at the desk."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.models import DeskChoice
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def update(request: Request) -> HttpResponse:
    access.require_office(request.user)
    if request.method != "POST":
        return page(request)
    has_keys, after = request.POST.get("keys") == "1", request.POST.get("after", "")
    try:
        actions.choose(request.user, has_keys=has_keys, after_solving=after)
    except Refused as refused:
        return page(request, str(refused), status=422)
    messages.success(request, _("Saved."))
    return redirect("helpdesk:desk")


def page(request: Request, error: str = "", *, status: int = 200) -> HttpResponse:
    context = {"choice": queries.desk_choice(request.user), "ways": DeskChoice.Next.choices, "error": error}
    return render(request, "helpdesk/choices.html", context, status=status)
