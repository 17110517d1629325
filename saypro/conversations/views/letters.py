"""Writing to the office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from saypro.conversations import actions, queries
from saypro.conversations.forms import LetterForm
from saypro.conversations.models import Conversation
from saypro.conversations.views import messages as posts
from saypro.conversations.views.attachments import ids_of
from saypro.conversations.views.lists import list_pane
from saypro.conversations.views.request import Request
from saypro.kit.text import clean_text
from saypro.knowledge.queries import suggested


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: Request) -> HttpResponse:
    if request.method != "POST":
        return page(request, LetterForm())
    if "look" in request.POST:
        return looked(request)
    form = LetterForm(request.POST, request.FILES)
    if not (form.is_valid() or request.FILES):
        return page(request, form, status=422)
    try:
        thread = thread_for(request, form)
    except actions.Refused as refused:
        posts.explain_unbegun(form, refused)
        return page(request, form, status=422)
    try:
        posts.post(request, thread, form)
    except actions.Refused as refused:  # words and files wait in the thread
        return posts.shown_again(request, thread.ref, posts.explain(form, refused))
    return redirect(thread)


def looked(request: Request) -> HttpResponse:
    """The letter as it was typed, with articles that may answer it; nothing is sent."""
    typed = {name: clean_text(request.POST.get(name, "")) for name in ("subject", "body")}
    found = suggested(" ".join(typed.values()))
    return page(request, LetterForm(initial=typed), has_looked=True, suggested=found)


def thread_for(request: Request, form: LetterForm) -> Conversation:
    """A new thread, or the one this form began when it was sent before. Raises Refused."""
    if begun := queries.thread_begun_with(request.user, ids_of(request)):
        return begun
    actions.require_known_or_few(request.user)
    return actions.start_support(member=request.user, subject=form.about)


def page(request: Request, form: LetterForm, *, status: int = 200, **help: object) -> HttpResponse:
    context = {"pane": "thread", "form": form, **help, **list_pane(request)}
    return render(request, "conversations/letter.html", context, status=status)
