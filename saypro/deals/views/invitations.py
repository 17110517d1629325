"""Not wanting to review somebody, and wanting to after all."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.deals import access, actions
from saypro.deals.views.request import Request
from saypro.deals.views.sheets import done, sheet


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: Request, ref: str) -> HttpResponse:
    """Decline the invitation to review; with `declined=0` take that back."""
    thread = access.dealing_for(request.user, ref)
    if request.method != "POST":
        context = {"thread": thread, "conversation": thread, "listing": thread.listing}
        return sheet(request, "decline_review", context)
    is_declined = request.POST.get("declined", "1") != "0"
    actions.answer_invitation(thread, request.user, is_declined=is_declined, at=timezone.now())
    words = _("We do not ask again.") if is_declined else ""
    return done(request, thread.get_absolute_url(), words)
