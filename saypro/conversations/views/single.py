"""One message by itself: what one may do with it, for whoever has no menu."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from saypro.conversations import access, actions, queries
from saypro.conversations.forms import WordingForm
from saypro.conversations.fragments import message_html
from saypro.conversations.models import Message
from saypro.conversations.views.request import Request


@require_safe
@vary_on_headers("HX-Request")
@login_required
def show(request: Request, ref: str, seq: int) -> HttpResponse:
    """The page; for the menu in the browser only what rooms above put into it."""
    return page(request, access.message_for(request.user, ref, seq))


def page(
    request: Request, message: Message, form: WordingForm | None = None, *, status: int = 200
) -> HttpResponse:
    is_mine = message.sender_id == request.user.pk and message.kind in (Message.Kind.TEXT, Message.Kind.FILES)
    is_fresh = timezone.now() - message.sent_at <= actions.CHANGEABLE
    context = {
        "conversation": message.conversation,
        "message": message,
        "html": message_html(queries.row_of(message, queries.extras_of([message]).get(message.pk))),
        "is_mine": is_mine,
        "has_words": message.kind == Message.Kind.TEXT,
        "is_changeable": is_mine and is_fresh and message.deleted_at is None,
        "form": form or WordingForm(initial={"body": message.body}),
    }
    part = "#menu" if request.htmx else ""
    return render(request, f"conversations/message.html{part}", context, status=status)


def refused(request: Request, message: Message, reason: actions.Refused, body: str = "") -> HttpResponse:
    """The page with the reason beside the words, which are kept."""
    form = WordingForm({"body": body or message.body})
    form.full_clean()
    if not form.has_error("body"):
        form.add_error("body", reason.message)
    return page(request, message, form, status=422)
