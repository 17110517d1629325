"""Photos: taken in one by one while an ad is written, and shown to everybody."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saypro.listings import access, actions
from saypro.listings.models import PHOTO_SIZES
from saypro.listings.refusals import Refused
from saypro.listings.views.request import Request

FOREVER = "public, max-age=31536000, immutable"


@login_required
@require_POST
def create(request: Request) -> HttpResponse:
    """201 with the photo as the form shows it, or 422 with a sentence."""
    upload = request.FILES.get("upload")
    if upload is None:
        return JsonResponse({"message": _("No picture arrived. Choose it again.")}, status=422)
    try:
        photo = actions.add_photo(request.user, upload)
    except Refused as refusal:
        return JsonResponse({"message": str(refusal.sentence)}, status=422)
    return render(request, "listings/shot.html", {"photo": photo}, status=201)


@login_required
@require_safe
def shot(request: Request, ref: str) -> HttpResponse:
    """The photo as the form shows it, asked for until it is prepared."""
    return render(request, "listings/shot.html", {"photo": access.own_photo_for(request.user, ref)})


@require_safe
def show(request: HttpRequest, key: str, size: str, kind: str) -> HttpResponse:
    """A prepared picture. Its bytes never change, so they may be kept for ever."""
    if int(size) not in PHOTO_SIZES:
        raise Http404
    access.shown_photo(key)
    try:
        with default_storage.open(actions.path_of(key, int(size), kind)) as file:
            return HttpResponse(file.read(), content_type=f"image/{kind}", headers={"Cache-Control": FOREVER})
    except FileNotFoundError as missing:
        raise Http404 from missing
