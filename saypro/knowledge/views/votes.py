"""Saying whether an article helped."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.knowledge import access, actions
from saypro.knowledge.views.articles import article_page
from saypro.knowledge.views.throttles import may_vote
from saypro.knowledge.views.visitors import remember, visitor_of


@require_POST
def create(request: HttpRequest, slug: str) -> HttpResponse:
    """One answer for each visitor, who may change it; then the article again, at its question."""
    article = access.article_for(request.user, slug)
    helped = request.POST.get("helped")
    if helped not in ("yes", "no"):
        return article_page(request, article, error=_("Choose yes or no."), status=422)
    if not may_vote(request):
        error = _("So many answers came from your connection that we count no more for now. Try again later.")
        return article_page(request, article, error=error, status=429)
    visitor = visitor_of(request)
    actions.vote(article, visitor, helped=helped == "yes", at=timezone.now())
    return remember(redirect(f"{article.get_absolute_url()}#helped"), visitor)
