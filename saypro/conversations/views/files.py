"""The bytes of a file, for whoever holds a pass; no cookie is looked at."""

from typing import Final

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from saypro.accounts.models import User
from saypro.conversations import access, passes
from saypro.conversations.models import Attachment
from saypro.conversations.passes import WINDOW_S
from saypro.kit.documents import TYPES
from saypro.kit.streaming import streamed

HARMLESS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
def show(request: HttpRequest, token: str) -> HttpResponseBase:
    """The file as a download. 404 for every pass that is not, or no longer, good; nothing tells which."""
    try:
        return handed_out(request, token)
    except (Http404, FileNotFoundError):
        return HttpResponseNotFound("", content_type="text/plain", headers=HARMLESS)


def handed_out(request: HttpRequest, token: str) -> HttpResponseBase:
    """Raises Http404, also when the holder may no longer see the file, and FileNotFoundError."""
    found = passes.shown(token, timezone.now())
    holder = User.objects.filter(handle=found.holder, is_active=True).first()
    if holder is None:
        raise Http404
    attachment = access.open_attachment_for(holder, found.ref)
    path, headers = attachment.path(found.part), headers_of(attachment, found.part)
    if settings.FILES_VIA == "storage" and not attachment.is_photo:
        return HttpResponseRedirect(address_in_storage(path, headers))
    return sent(request, path, headers)


def headers_of(attachment: Attachment, part: str) -> dict[str, str]:
    name = attachment.name
    kind = f"image/{part.split('.')[1]}" if attachment.is_photo else TYPES[attachment.extension]
    keeping = f"private, max-age={WINDOW_S}" if attachment.is_photo else "private, no-store"
    return {
        **HARMLESS,
        "Content-Type": kind,
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Cache-Control": keeping,
    }


def sent(request: HttpRequest, path: str, headers: dict[str, str]) -> HttpResponseBase:
    """By ourselves, or by the web server before us where `SAYPRO_FILES_VIA` names a path of its own."""
    if settings.FILES_VIA.startswith("/"):
        return HttpResponse(headers={**headers, "X-Accel-Redirect": f"{settings.FILES_VIA}/{path}"})
    return streamed(request, default_storage.open(path), headers)


def address_in_storage(path: str, headers: dict[str, str]) -> str:
    """A signed address of the storage's own, on its own host, good for a minute.

    Not for photos: our pages show no pictures from elsewhere.
    """
    wanted = {
        f"Response{name.replace('-', '')}": headers[name] for name in ("Content-Type", "Content-Disposition")
    }
    return default_storage.url(path, parameters=wanted, expire=60)  # type: ignore[call-arg]  # S3's own
