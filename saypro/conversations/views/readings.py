"""How far a person has read."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.conversations import access, actions
from saypro.conversations.forms import ReadingForm
from saypro.conversations.views.request import Request


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    conversation = access.participant_for(request.user, ref).conversation
    form = ReadingForm(request.POST)
    if not form.is_valid():
        sentence = _("We could not tell how far you have read. Open the conversation again.")
        return HttpResponse(sentence, status=422, content_type="text/plain")
    seq = form.cleaned_data["seq"]
    actions.move_pointers([actions.Pointer(ref, request.user.pk, received=seq, read=seq)])
    if "text/html" in request.headers.get("Accept", ""):
        return redirect(conversation)
    return HttpResponse(status=204)
