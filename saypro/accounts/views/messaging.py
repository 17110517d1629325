"""How one talks: what is told of reading and being here, and being away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.accounts import actions, queries
from saypro.accounts.forms import AwayForm, MessagingForm
from saypro.accounts.models import User
from saypro.accounts.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    return update(request) if request.method == "POST" else page(request)


def update(request: Request) -> HttpResponse:
    form = MessagingForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    form.is_valid()  # two boxes are always either on or off
    actions.change_messaging(request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("accounts:messaging")


def page(request: Request, away_form: AwayForm | None = None, status: int = 200) -> HttpResponse:
    away = queries.away_now(request.user, timezone.now())
    context = {
        "section": "messaging",
        "form": MessagingForm(instance=request.user),
        "away": away,
        "away_form": away_form or AwayForm.of(away, request.user.zone),
    }
    return render(request, "accounts/messaging.html", context, status=status)
