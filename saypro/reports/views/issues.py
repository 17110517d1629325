"""Weekly, monthly, quarterly and named reports: making, reading, taking along, and who gets them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.conversations.panes import Request
from saypro.kit.typesetting import NotSet
from saypro.reports import access, actions, queries
from saypro.reports.files import TYPES
from saypro.reports.forms import HoldForm, IssueForm
from saypro.reports.kinds import DECLARED, KINDS
from saypro.reports.office_days import day_of
from saypro.reports.periods import period_of
from saypro.reports.refusals import Refused
from saypro.reports.views.custom import file_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """What was made; a lead's POST makes another, or with `draft` begins one."""
    access.require_office(request.user)
    if request.method != "POST":
        return page(request, IssueForm())
    access.require_lead(request.user)
    form, at = IssueForm(request.POST), timezone.now()
    if not form.is_valid():
        return page(request, form, status=422)
    kind = KINDS[form.cleaned_data["kind"]]
    period = period_of(kind.length, form.cleaned_data["day"] or day_of(at))
    try:
        if request.POST.get("draft") == "1":
            draft = actions.begin_draft(kind, period, by=request.user, at=at)
            return redirect("reports:draft", draft.ref)
        made = actions.issue(kind, period, by=request.user, at=at)
    except Refused as refused:
        form.add_error("day", str(refused))
        return page(request, form, status=422)
    except NotSet:
        form.add_error(None, _("The report could not be set on paper. Please try again later."))
        return page(request, form, status=422)
    return redirect("reports:issue", made.ref)


@require_safe
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    """As it was made; with `format` as a file."""
    issue, kind = access.issue_for(request.user, ref), request.GET.get("format", "")
    name = f"{issue.kind}-{issue.since:%Y-%m-%d}"
    if kind == "pdf":
        answer = HttpResponse(bytes(issue.pdf), content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
        return answer
    tables = actions.tables_of(issue.told)
    if kind in TYPES:
        return file_of(tables, kind, name)
    if kind:
        raise Http404
    proposes = "proposals" in KINDS[issue.kind].sections and access.is_lead(request.user)
    given = {"issue": issue, "tables": tables, "kinds": ["pdf", *TYPES], "proposes": proposes}
    return render(request, "reports/issue.html", given)


@require_POST
@login_required
def proposals(request: Request, ref: str) -> HttpResponse:
    """Take the proposed targets."""
    issue = access.issue_for(request.user, ref)
    access.require_lead(request.user)
    try:
        count = actions.take_proposals(issue, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("reports:issue", issue.ref)
    messages.success(request, _("{count} targets are set.").format(count=count))
    return redirect("reports:targets")


@require_POST
@login_required
def recipients(request: Request) -> HttpResponse:
    """Put an address on a list."""
    access.require_lead(request.user)
    try:
        actions.add_recipient(
            request.POST.get("kind", ""), request.POST.get("email", "").strip(), by=request.user
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Added."))
    return redirect("reports:issues")


@require_POST
@login_required
def drop_recipient(request: Request, pk: int) -> HttpResponse:
    actions.drop_recipient(access.recipient_for(request.user, pk))
    messages.success(request, _("Removed."))
    return redirect("reports:issues")


HOLD_ID = "hold_%s"


def page(
    request: Request, form: IssueForm, *, holding: HoldForm | None = None, status: int = 200
) -> HttpResponse:
    is_lead = access.is_lead(request.user)
    given = {
        "form": form,
        "holding": holding or HoldForm(auto_id=HOLD_ID),
        "holds": [(KINDS[one.kind].name, one) for one in queries.holds() if one.kind in KINDS]
        if is_lead
        else [],
        "page": queries.issues_page(request.GET.get("after", "")),
        "is_lead": is_lead,
        "drafts": [(KINDS[one.kind].name, one) for one in queries.drafts() if one.kind in KINDS]
        if is_lead
        else [],
        "reports": DECLARED,
        "names": KINDS,
        "recipients": [(KINDS[one.kind].name, one) for one in queries.recipients() if one.kind in KINDS]
        if is_lead
        else [],
    }
    return render(request, "reports/issues.html", given, status=status)
