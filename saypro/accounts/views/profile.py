"""What others see of me, as I write it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.accounts import actions
from saypro.accounts.forms import PhotoForm, ProfileForm
from saypro.accounts.models import User
from saypro.accounts.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    return update(request) if request.method == "POST" else page(request, ProfileForm(instance=request.user))


def update(request: Request) -> HttpResponse:
    form = ProfileForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    if not form.is_valid():
        return page(request, form, status=422)
    actions.change_profile(request.user, **form.cleaned_data)
    messages.success(request, _("Profile saved."))
    return redirect("accounts:profile")


@login_required
@require_POST
def keep_time_zone(request: Request) -> HttpResponse:
    """What the browser's clock says, for those who have not said it themselves."""
    actions.keep_time_zone(request.user, request.POST.get("name", ""))
    return HttpResponse(status=204)


def page(
    request: Request, form: ProfileForm, photo_form: PhotoForm | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "photo_form": photo_form or PhotoForm(), "section": "profile"}
    return render(request, "accounts/profile.html", context, status=status)
