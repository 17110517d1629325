"""Writing to members of one's choice."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from saypro.helpdesk import access, actions
from saypro.helpdesk.outreach import OutreachForm
from saypro.helpdesk.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: Request) -> HttpResponse:
    """`to` in the address is whom the form begins with."""
    access.require_office(request.user)
    if request.method != "POST":
        return page(request, OutreachForm(initial={"members": request.GET.get("to", "")[:254]}))
    form = OutreachForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    threads = actions.write_to(by=request.user, **form.cleaned_data)
    if len(threads) == 1:
        return redirect("helpdesk:ticket", threads[0].ref)
    said = ngettext("Written to {count} member.", "Written to {count} members.", len(threads))
    messages.success(request, said.format(count=len(threads)))
    return redirect("helpdesk:desk")


def page(request: Request, form: OutreachForm, *, status: int = 200) -> HttpResponse:
    return render(request, "helpdesk/outreach.html", {"form": form}, status=status)
