"""Files of messages: taken in one by one, opened by whoever sees their message, taken back before sending."""

from uuid import UUID, uuid4, uuid5

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.accounts.models import User
from saypro.conversations import access, actions, passes, queries
from saypro.conversations.models import Attachment, Conversation
from saypro.conversations.models.attachment import PHOTO_SIZES
from saypro.conversations.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unsent(request: Request, ref: str) -> HttpResponse:
    """The person's files that wait to be sent in this thread, as the composer shows them; or one more."""
    conversation = access.conversation_for(request.user, ref)
    if request.method == "POST":
        return create(request, conversation)
    return render(
        request, "conversations/uploads.html", {"uploads": queries.unsent(conversation, request.user)}
    )


def create(request: Request, conversation: Conversation) -> HttpResponse:
    """201 with the file as the composer shows it, or 422 with a sentence."""
    upload = request.FILES.get("file")
    if upload is None:
        return JsonResponse({"message": _("No file arrived. Choose it again.")}, status=422)
    try:
        attachment = actions.attach(
            request.user, conversation, upload, name=upload.name or "", client_id=client_id_of(request)
        )
    except actions.Refused as refused:
        return JsonResponse({"message": refused.message}, status=422)
    return render(request, "conversations/upload.html", {"upload": attachment}, status=201)


def taken_in(request: Request, conversation: Conversation) -> list[str]:
    """The refs of the files that came along with a message's form; the same form sent twice brings them once.

    Raises Refused.
    """
    files = request.FILES.getlist("files")
    if len(files) > actions.MOST_FILES:
        raise actions.Refused("too_many_files")
    return [
        actions.attach(request.user, conversation, file, name=file.name or "", client_id=client_id).ref
        for file, client_id in zip(files, ids_of(request), strict=True)
    ]


def ids_of(request: Request) -> list[UUID]:
    """The name of each file that came along, the same whenever the same form is sent."""
    form = client_id_of(request)
    return [
        uuid5(form, f"{number} {file.size} {file.name}")
        for number, file in enumerate(request.FILES.getlist("files"))
    ]


def client_id_of(request: Request) -> UUID:
    """The browser's own name for the upload; repeated after a lost network, it is stored once."""
    try:
        return UUID(request.POST.get("client_id", ""))
    except ValueError:
        return uuid4()


@require_safe
@never_cache
def show(request: HttpRequest, ref: str, size: int = 0) -> HttpResponse:
    """Leads to the bytes whoever may see them at this moment; to everybody else the file does not exist."""
    if not isinstance(request.user, User):
        raise Http404
    attachment = access.open_attachment_for(request.user, ref)
    part = part_of(attachment, size, request)
    token = passes.issued(attachment.ref, part, request.user.handle, timezone.now())
    return redirect(reverse("conversations:file", args=[token]))


def part_of(attachment: Attachment, size: int, request: HttpRequest) -> str:
    """The stored part that serves best. Raises Http404 for a size there is none of."""
    if not attachment.is_photo:
        if size:
            raise Http404
        return "file"
    if size and size not in PHOTO_SIZES:
        raise Http404
    small = bool(size) and "image/avif" in request.headers.get("Accept", "")
    return f"{size or max(PHOTO_SIZES)}.{'avif' if small else 'webp'}"


@require_POST
@login_required
def destroy(request: Request, ref: str) -> HttpResponse:
    """Take a file back that was not sent yet."""
    attachment = access.own_attachment_for(request.user, ref)
    try:
        actions.take_back(attachment)
    except actions.Refused as refused:
        return JsonResponse({"message": refused.message}, status=422)
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return HttpResponse(status=204)
    if "body" in request.POST:  # the button stands in the form of the message
        actions.save_draft(attachment.conversation, request.user, request.POST["body"])
    return redirect(attachment.conversation)
