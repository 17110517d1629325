"""Having peace from somebody: mute, block, report, on one page; and whom one has silenced, to undo it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.conversations import access, queries
from saypro.conversations.muting import MuteFor
from saypro.conversations.views.filing import muted_words
from saypro.conversations.views.request import Request
from saypro.conversations.views.threads import other_side


@require_safe
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    """The three named actions, each with its effect in a sentence."""
    mine = access.own_place_for(request.user, ref)
    conversation = mine.conversation
    other = other_side(queries.places_in(conversation), request.user)
    context = {
        "conversation": conversation,
        "other": other,
        "lengths": MuteFor,
        "muted": mine.is_muted(timezone.now()) and muted_words(mine.muted_until, request.user),
        "is_blocking": other is not None and queries.is_blocking(request.user, other),
        "is_blockable": other is not None and not other.is_office,
    }
    return render(request, "conversations/silence.html", context)


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """Whom one has blocked, and what one has muted."""
    blocked = queries.blocked_page(request.user, request.GET.get("after", ""))
    muted = [(row, muted_words(row.place.muted_until, request.user)) for row in queries.muted(request.user)]
    context = {"blocked": blocked, "muted": muted}
    return render(request, "conversations/silenced.html", context)
