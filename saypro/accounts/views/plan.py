"""The plan of a member, for leads."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from saypro.accounts import access, actions, queries
from saypro.accounts.forms import PlanForm
from saypro.accounts.models import User
from saypro.accounts.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, handle: str) -> HttpResponse:
    """Premium `until` the end of a day; with `end` the free plan from now on."""
    person = access.member_to_lead_for(request.user, handle)
    if request.method != "POST":
        return page(request, person, PlanForm.of(person.premium_until))
    form = PlanForm(request.POST)
    is_ending = "end" in request.POST
    if not is_ending and not form.is_valid():
        return page(request, person, form, status=422)
    until = None if is_ending else form.cleaned_data["until"]
    held = actions.change_plan(person, until=until, by=request.user)
    messages.success(request, f"{held.name}: {queries.plan_in_words(held, timezone.now())}")
    return redirect(person)


def page(request: Request, person: User, form: PlanForm, *, status: int = 200) -> HttpResponse:
    now = timezone.now()
    context = {
        "person": person,
        "form": form,
        "plan": queries.plan_in_words(person, now),
        "is_premium": person.is_premium_at(now),
    }
    return render(request, "accounts/plan.html", context, status=status)
