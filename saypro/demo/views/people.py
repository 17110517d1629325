"""Being one of the people of the demo with one click."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from saypro.accounts.actions import sign_in
from saypro.demo import queries
from saypro.demo.access import only_in_demo, person_for_visitor


@require_safe
@never_cache
@only_in_demo
def index(request: HttpRequest) -> HttpResponse:
    context = {"sign_ins": queries.sign_ins(), "others": queries.others(), "world": queries.has_world()}
    return render(request, "demo/people.html", context)


@require_POST
@only_in_demo
def create(request: HttpRequest) -> HttpResponse:
    person = person_for_visitor(request.POST.get("handle", ""))
    sign_in(request, person)
    return redirect("helpdesk:desk" if person.is_office else "conversations:inbox")
