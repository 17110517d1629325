"""The people of the house and their roles, for administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saypro.accounts import access, actions, queries
from saypro.accounts.forms import ROLES, RoleForm
from saypro.accounts.models import Role
from saypro.accounts.views.request import Request


@require_safe
def index(request: Request) -> HttpResponse:
    access.require_admin(request.user)
    search, role = request.GET.get("q", "").replace("\x00", " ").strip()[:80], request.GET.get("role", "")
    page = queries.people(search, role=role, after=request.GET.get("after", ""))
    context = {"page": page, "search": search, "role": role, "roles": ROLES}
    return render(request, "accounts/people.html", context)


@require_POST
def update(request: Request, handle: str) -> HttpResponse:
    person = access.person_to_manage_for(request.user, handle)
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("There is no such role. Choose one from the list."))
        return redirect("accounts:people")
    role = Role(form.cleaned_data["role"])
    try:
        actions.change_role(person, role=role, by=request.user)
    except actions.LastAdministrator as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("%(name)s: %(role)s") % {"name": person.name, "role": role.label})
    return redirect("accounts:people")
