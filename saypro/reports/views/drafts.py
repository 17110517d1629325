"""Reports that are still being written, for leads."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.conversations.panes import Request
from saypro.kit.typesetting import NotSet
from saypro.reports import access, actions
from saypro.reports.kinds import KINDS
from saypro.reports.models import Draft, Issue
from saypro.reports.paper import on_paper
from saypro.reports.periods import period_of
from saypro.reports.refusals import Refused


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, ref: str) -> HttpResponse:
    """Its sentences beside its figures, or with `format=pdf` its paper; a POST keeps the sentences."""
    draft = access.draft_or_issue_for(request.user, ref)
    if isinstance(draft, Issue):
        return finished(request, draft)
    if request.method == "POST":
        return saved(request, draft)
    if request.GET.get("format") == "pdf":
        return paper(draft)
    return page(request, draft)


def finished(request: HttpRequest, issue: Issue) -> HttpResponse:
    """Whoever comes by an old link, or presses twice, finds what became of the draft."""
    messages.info(request, _("This report is finished. Nothing in it can be changed now."))
    return redirect("reports:issue", issue.ref)


def saved(request: HttpRequest, draft: Draft) -> HttpResponse:
    prose = {name: request.POST.get(name, "") for name in actions.PROSE}
    try:
        actions.edit_draft(draft, prose, quotes_in(request.POST))
    except Refused as refused:
        draft.prose = prose
        return page(request, draft, str(refused))
    messages.success(request, _("Saved."))
    return redirect("reports:draft", draft.ref)


def quotes_in(given: QueryDict) -> list[int]:
    """The places that are ticked; what is no number is none of them."""
    return [
        int(place)
        for place in given.getlist("quote")
        if place.isascii() and place.isdecimal() and len(place) < 4
    ]


def paper(draft: Draft) -> HttpResponse:
    try:
        data = on_paper(title_of(draft), actions.as_told(draft))
    except NotSet:
        return HttpResponse(_("The report could not be set on paper. Please try again later."), status=503)
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="draft.pdf"'
    return answer


@require_POST
@login_required
def finish(request: Request, ref: str) -> HttpResponse:
    """Keep it for ever; with `mail` it goes to its list."""
    draft = access.draft_or_issue_for(request.user, ref)
    if isinstance(draft, Issue):
        return finished(request, draft)
    is_mailed = request.POST.get("mail") == "1"
    try:
        issue = actions.finish_draft(draft, is_mailed=is_mailed, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("reports:issues")
    except NotSet:
        messages.error(request, _("The report could not be set on paper. Please try again later."))
        return redirect("reports:draft", draft.ref)
    messages.success(request, _("Kept, and mailed to its list.") if is_mailed else _("Kept."))
    return redirect("reports:issue", issue.ref)


@require_POST
@login_required
def destroy(request: Request, ref: str) -> HttpResponse:
    draft = access.draft_for(request.user, ref)
    try:
        actions.drop_draft(draft)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("reports:draft", draft.ref)
    messages.success(request, _("Thrown away."))
    return redirect("reports:issues")


def title_of(draft: Draft) -> str:
    kind = KINDS[draft.kind]
    return f"{kind.name}: {period_of(kind.length, draft.since).name}"


def page(request: HttpRequest, draft: Draft, error: str = "") -> HttpResponse:
    quotes = [(place, quote, place in draft.quotes) for place, quote in enumerate(draft.told["quotes"])]
    fields = [(name, words, draft.prose[name]) for name, words in labels().items()]
    given = {
        "draft": draft,
        "title": title_of(draft),
        "fields": fields,
        "quotes": quotes,
        "error": error,
        "tables": actions.tables_of(draft.told),
    }
    return render(request, "reports/draft.html", given, status=422 if error else 200)


def labels() -> dict[str, str]:
    return {
        "lead": _("In short"),
        "insights": _("What the figures say"),
        "recommendations": _("What we recommend"),
    }
