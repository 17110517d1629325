"""The square picture of a person."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saypro.accounts import actions, photos
from saypro.accounts.forms import PhotoForm, ProfileForm
from saypro.accounts.throttles import may_upload, too_many
from saypro.accounts.views import profile
from saypro.accounts.views.request import Request
from saypro.kit.pictures import PictureRefused


@require_safe
def show(request: HttpRequest, key: str) -> FileResponse:
    """Public and never changed: another picture has another key."""
    try:
        file = default_storage.open(photos.path(key))
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return FileResponse(file, content_type="image/webp", headers=headers)


@login_required
@require_POST
def update(request: Request) -> HttpResponse:
    if not may_upload(request.user.pk):
        return too_many(request)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.change_photo(request.user, form.cleaned_data["photo"])
        except PictureRefused as refusal:
            form.add_error("photo", refusal.sentence)
    if not form.is_valid():
        return profile.page(request, ProfileForm(instance=request.user), form, status=422)
    messages.success(request, _("New picture saved."))
    return redirect("accounts:profile")


@login_required
@require_POST
def destroy(request: Request) -> HttpResponse:
    actions.remove_photo(request.user)
    messages.success(request, _("Picture removed."))
    return redirect("accounts:profile")
