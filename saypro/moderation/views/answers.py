"""What a reader makes of a warning."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.moderation import access, actions
from saypro.moderation.models import Judgement
from saypro.moderation.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, ref: str, seq: int) -> HttpResponse:
    message = access.warned_message_for(request.user, ref, seq)
    if request.method == "POST":
        actions.answer_warning(message, request.user, Judgement.Outcome.FINE, at=timezone.now())
        messages.success(request, _("Thank you. That helps us warn at the right moments."))
        return redirect(message.conversation)
    return render(request, "moderation/answer.html", {"message": message})
