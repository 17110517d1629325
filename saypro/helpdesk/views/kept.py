"""Replies, macros and checklists that are kept ready: finding, changing and dropping them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.forms import CannedForm, ChecklistForm, MacroForm
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.words import doings
from saypro.kit.text import clean_text

WORDS = 100
MOST = 200


@require_safe
@login_required
def canned(request: Request) -> HttpResponse:
    access.require_office(request.user)
    search = clean_text(request.GET.get("q", ""))[:WORDS]
    found = queries.canned_replies(request.user, search)[:MOST]
    rows = [(one, queries.may_change(request.user, one)) for one in found]
    return render(request, "helpdesk/kept/canned.html", {"rows": rows, "search": search})


@require_safe
@login_required
def macros(request: Request) -> HttpResponse:
    access.require_office(request.user)
    search = clean_text(request.GET.get("q", ""))[:WORDS]
    found = queries.macros(request.user, search)[:MOST]
    rows = [(one, doings(one), queries.may_change(request.user, one)) for one in found]
    return render(request, "helpdesk/kept/macros.html", {"rows": rows, "search": search})


@require_safe
@login_required
def checklists(request: Request) -> HttpResponse:
    access.require_office(request.user)
    context = {"rows": queries.checklists(), "may_change": queries.may_keep_for_all(request.user)}
    return render(request, "helpdesk/kept/checklists.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_canned(request: Request, pk: int | None = None) -> HttpResponse:
    kept = access.canned_for(request.user, pk) if pk else None
    access.require_office(request.user)
    form = CannedForm(request.POST or None, instance=kept, agent=request.user)
    return saved(
        request,
        form,
        lambda: actions.save_canned(kept, form.said, audience=form.chosen, by=request.user),
        {"title": _("Canned reply"), "back": "helpdesk:canned", "drop": "helpdesk:canned_deletion"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_macro(request: Request, pk: int | None = None) -> HttpResponse:
    kept = access.macro_for(request.user, pk) if pk else None
    access.require_office(request.user)
    form = MacroForm(request.POST or None, instance=kept, agent=request.user)
    return saved(
        request,
        form,
        lambda: actions.save_macro(kept, form.said, audience=form.chosen, by=request.user),
        {"title": _("Macro"), "back": "helpdesk:macros", "drop": "helpdesk:macro_deletion"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_checklist(request: Request, pk: int | None = None) -> HttpResponse:
    kept = access.checklist_for(request.user, pk) if pk else None
    access.require_office(request.user)
    form = ChecklistForm(request.POST or None, instance=kept)
    return saved(
        request,
        form,
        lambda: actions.save_checklist(kept, **form.cleaned_data, by=request.user),
        {"title": _("Checklist"), "back": "helpdesk:checklists", "drop": "helpdesk:checklist_deletion"},
    )


def saved(request: Request, form: Any, save: Callable[[], object], page: dict[str, Any]) -> HttpResponse:
    """Back to the list, or the form again with the reason why not."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect(page["back"])
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "kept": form.instance if form.instance.pk else None, **page}
    return render(request, "helpdesk/kept/edit.html", context, status=status)


@require_POST
@login_required
def drop_canned(request: Request, pk: int) -> HttpResponse:
    kept = access.canned_for(request.user, pk)
    return dropped(request, lambda: actions.drop_kept(kept, by=request.user), "helpdesk:canned")


@require_POST
@login_required
def drop_macro(request: Request, pk: int) -> HttpResponse:
    kept = access.macro_for(request.user, pk)
    return dropped(request, lambda: actions.drop_kept(kept, by=request.user), "helpdesk:macros")


@require_POST
@login_required
def drop_checklist(request: Request, pk: int) -> HttpResponse:
    kept = access.checklist_for(request.user, pk)
    return dropped(request, lambda: actions.drop_checklist(kept, by=request.user), "helpdesk:checklists")


def dropped(request: Request, drop: Callable[[], object], back: str) -> HttpResponse:
    try:
        drop()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Deleted."))
    return redirect(back)
