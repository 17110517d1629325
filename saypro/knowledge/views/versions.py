"""What an article said before, and bringing it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saypro.knowledge import access, actions, queries
from saypro.knowledge.markup import drawn
from saypro.knowledge.refusals import Refused
from saypro.knowledge.views.request import Request


@require_safe
@login_required
def index(request: Request, pk: int) -> HttpResponse:
    article = access.office_article_for(request.user, pk)
    context = {"article": article, "versions": queries.versions_of(article)}
    return render(request, "knowledge/office/versions.html", context)


@require_safe
@login_required
def show(request: Request, pk: int, number: int) -> HttpResponse:
    version = access.version_for(request.user, pk, number)
    context = {"article": version.article, "version": version, "body": drawn(version.body)}
    return render(request, "knowledge/office/version.html", context)


@require_POST
@login_required
def restore(request: Request, pk: int, number: int) -> HttpResponse:
    """As a new version, so that nothing is lost by it."""
    version = access.version_for(request.user, pk, number)
    try:
        actions.restore(version, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Version {number} stands again.").format(number=number))
    return redirect("knowledge:edit", pk)
