"""What many people say alike, and what we did about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.surveys import access, actions, queries
from saypro.surveys.forms import FixedForm, ThemeForm
from saypro.surveys.models import Theme
from saypro.surveys.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """The list; leads name new ones."""
    access.require_office(request.user)
    if request.method != "POST":
        words = request.GET.get("words", "")[:80].replace("\x00", "")
        return list_page(request, ThemeForm(initial={"name": words.capitalize(), "phrases": words}))
    access.require_lead(request.user)
    form = ThemeForm(request.POST)
    theme = saved(request, None, form)
    return redirect(theme) if theme else list_page(request, form, status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    theme = access.theme_for(request.user, pk)
    if request.method != "POST":
        return page(request, theme)
    access.require_lead(request.user)
    form = ThemeForm(request.POST)
    if not saved(request, theme, form):
        theme.refresh_from_db()
        return page(request, theme, form=form)
    messages.success(request, _("Saved. What people wrote was looked through again."))
    return redirect(theme)


@require_POST
@login_required
def close(request: Request, pk: int) -> HttpResponse:
    theme, form = access.theme_for(request.user, pk), FixedForm(request.POST)
    access.require_lead(request.user)
    if not form.is_valid():
        return page(request, theme, fixed=form)
    actions.close_theme(theme, form.cleaned_data["fixed"], by=request.user, at=timezone.now())
    messages.success(request, _("Closed. Everybody who raised it is told now."))
    return redirect(theme)


def saved(request: Request, theme: Theme | None, form: ThemeForm) -> Theme | None:
    """None, with the reason on the form, where it is not accepted."""
    if not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        return actions.save_theme(
            theme, name=said["name"], phrases=said["phrases"], by=request.user, at=timezone.now()
        )
    except actions.Refused as refused:
        form.add_error("name", refused.sentence)
        return None


def list_page(request: Request, form: Form, *, status: int = 200) -> HttpResponse:
    at = timezone.now()
    context = {
        "raised": queries.themes_raised(at),
        "closed": queries.themes_raised(at, is_closed=True),
        "suggested": queries.suggested_terms(at),
        "form": form,
    }
    return render(request, "surveys/themes.html", context, status=status)


def page(
    request: Request, theme: Theme, *, form: Form | None = None, fixed: Form | None = None
) -> HttpResponse:
    said = {"name": theme.name, "phrases": "\n".join(theme.phrases)}
    context = {
        "theme": theme,
        "people": queries.people_raising(theme, timezone.now()),
        "mentions": queries.mentions_of(theme, request.user),
        "form": form or ThemeForm(initial=said),
        "fixed": fixed or FixedForm(),
    }
    return render(request, "surveys/theme.html", context, status=422 if form or fixed else 200)
