"""Not wanting to review somebody, and wanting to after all."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.conversations.access import conversation_for
from saypro.deals import actions
from saypro.deals.views.request import Request


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Decline the invitation to review; with `declined=0` take that back."""
    conversation = conversation_for(request.user, ref)
    is_declined = request.POST.get("declined", "1") != "0"
    actions.answer_invitation(conversation, request.user, is_declined=is_declined, at=timezone.now())
    if is_declined:
        messages.success(
            request, _("We will not ask again. The conversation’s menu still leads to a review.")
        )
    return redirect(conversation)
