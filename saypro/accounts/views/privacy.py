"""Who sees what of me."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.accounts import actions
from saypro.accounts.forms import PrivacyForm
from saypro.accounts.models import User
from saypro.accounts.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    return update(request) if request.method == "POST" else page(request, PrivacyForm(instance=request.user))


def update(request: Request) -> HttpResponse:
    form = PrivacyForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    if not form.is_valid():
        return page(request, form, status=422)
    actions.change_profile(request.user, **form.cleaned_data)
    messages.success(request, _("Privacy saved."))
    return redirect("accounts:privacy")


def page(request: Request, form: PrivacyForm, status: int = 200) -> HttpResponse:
    return render(request, "accounts/privacy.html", {"form": form, "section": "privacy"}, status=status)
