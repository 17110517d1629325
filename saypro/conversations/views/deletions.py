"""Taking the words out of one's own message."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from saypro.conversations import wishes
from saypro.conversations.views.answers import carry_out
from saypro.conversations.views.request import Request


@require_POST
@login_required
def create(request: Request, ref: str, seq: int) -> HttpResponse:
    return carry_out(request, ref, seq, "delete", lambda: wishes.remove(request.user, ref, seq))
