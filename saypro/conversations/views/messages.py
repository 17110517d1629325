"""Saying something in a thread, as a form or as JSON."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.conversations import access, actions, postbox, queries
from saypro.conversations.forms import MessageForm
from saypro.conversations.models import Conversation
from saypro.conversations.views import threads
from saypro.conversations.views.answers import wants_json
from saypro.conversations.views.attachments import taken_in
from saypro.conversations.views.request import Request


@require_POST
@login_required
def create(request: Request, ref: str) -> HttpResponse:
    conversation = access.participant_for(request.user, ref).conversation
    form = MessageForm(request.POST, request.FILES)
    try:
        posted = post(request, conversation, form)
    except actions.Refused as refused:
        if wants_json(request):
            return refusal(request, form, refused)
        return shown_again(request, ref, explain(form, refused))
    if wants_json(request):
        return JsonResponse(answer(posted), status=201)
    actions.save_draft(conversation, request.user, "")
    return redirect(f"{conversation.get_absolute_url()}#m-{posted.client_id}")


def post(request: Request, conversation: Conversation, form: MessageForm) -> actions.Posted:
    """Store what the form says, its files first: they stay to be sent when the words are refused.

    Raises Refused.
    """
    came_along = taken_in(request, conversation)
    if not form.is_valid():
        raise form.refused
    said = form.cleaned_data
    seen = said["seen"] if request.user.is_office else None
    refs = tuple(dict.fromkeys([*said["attachment"], *came_along]))
    wish = actions.Post(
        conversation.ref, request.user.pk, said["client_id"], said["body"], said["quote"], refs, seen=seen
    )
    return postbox.say(request.user, wish)


def answer(posted: actions.Posted) -> dict[str, object]:
    """The inner object of the socket's `posted` frame."""
    return {
        "client_id": str(posted.client_id),
        "conversation": posted.conversation,
        "seq": posted.seq,
        "at": posted.sent_at.isoformat(),
    }


def refusal(request: Request, form: MessageForm, refused: actions.Refused) -> JsonResponse:
    """The inner object of the socket's `error` frame."""
    said = {"about": "post", "code": refused.code, "message": refused.message}
    said |= {"client_id": request.POST.get("client_id", "")}
    if refused.retry_s is not None:
        return JsonResponse({**said, "retry_s": refused.retry_s}, status=422)
    return JsonResponse(said, status=status_of(refused))


def status_of(refused: actions.Refused) -> int:
    """409 where it was right when it was written, and others were faster."""
    return 409 if refused.code == "moved_on" else 422


def explain(form: MessageForm, refused: actions.Refused) -> MessageForm:
    """The form with the reason beside the text."""
    if form.is_valid() or not form.has_error("body"):
        form.add_error("body", refused.message)
    return form


def explain_unbegun(form: MessageForm, refused: actions.Refused) -> MessageForm:
    """The same where there is no thread in which files could wait."""
    explain(form, refused)
    if form.files:
        form.add_error("body", _("Choose your files again then: without a conversation we cannot keep them."))
    return form


def shown_again(request: Request, ref: str, form: MessageForm) -> HttpResponse:
    """The thread with the text kept and the reason beside it."""
    conversation = access.conversation_for(request.user, ref)
    thread = threads.thread_pane(request, conversation, queries.places_in(conversation), form)
    return threads.page(request, conversation, thread, status=422)
