"""What leads note about a member's account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.accounts import access, actions
from saypro.accounts.views.request import Request


@require_POST
def test(request: Request, handle: str) -> HttpResponse:
    """With `test=1` no figure counts the account; with `test=0` they do again."""
    person = access.member_to_lead_for(request.user, handle)
    is_test = request.POST.get("test") == "1"
    actions.mark_as_test(person, is_test=is_test, by=request.user)
    left_out = _("{name} is a test account. Figures leave it out.")
    said = left_out if is_test else _("Figures count {name} again.")
    messages.success(request, said.format(name=person.name))
    return redirect(person)
