"""Writing articles, and seeing what readers make of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saypro.knowledge import access, actions, queries
from saypro.knowledge.forms import ArticleForm, asked
from saypro.knowledge.markup import drawn
from saypro.knowledge.models import Article, Language, State, Topic
from saypro.knowledge.refusals import Refused
from saypro.knowledge.views.request import Request


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    access.require_office(request.user)
    wish, state, today = asked(request.GET), request.GET.get("state", ""), timezone.localdate()
    state = state if state in State.values else ""
    context = {
        "page": queries.office_articles(wish, state, request.GET.get("after", ""), today),
        "wish": wish,
        "state": state,
        "states": State.choices,
        "topics": Topic.choices,
        "languages": Language.choices,
        "missed": queries.missed_searches(today),
    }
    return render(request, "knowledge/office/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: Request) -> HttpResponse:
    access.require_office(request.user)
    return saved(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: Request, pk: int) -> HttpResponse:
    return saved(request, access.office_article_for(request.user, pk))


def saved(request: Request, article: Article | None) -> HttpResponse:
    """The form; once it is sent, what it would look like, or the article as it was kept."""
    if request.method != "POST":
        return page(request, article, ArticleForm(article))
    form = ArticleForm(article, request.POST)
    if not form.is_valid():
        return page(request, article, form, status=422)
    if "preview" in request.POST:
        return page(request, article, form, preview=form.draft.body)
    try:
        kept = actions.save_article(
            article, form.draft, by=request.user, at=timezone.now(), seen=form.cleaned_data["seen"]
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return page(request, article, form, status=422)
    messages.success(request, _("Saved."))
    return redirect("knowledge:edit", kept.pk)


def page(
    request: Request, article: Article | None, form: ArticleForm, *, preview: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "article": article,
        "form": form,
        "preview": drawn(preview) if preview else "",
        "may_publish": access.may_publish(request.user),
    }
    return render(request, "knowledge/office/edit.html", context, status=status)
