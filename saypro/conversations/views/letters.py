"""Writing to the office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from saypro.conversations import actions
from saypro.conversations.forms import LetterForm
from saypro.conversations.views import messages as posts
from saypro.conversations.views.lists import list_pane
from saypro.conversations.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: Request) -> HttpResponse:
    if request.method != "POST":
        return page(request, LetterForm())
    form = LetterForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, form, status=422)
    try:
        actions.require_known_or_few(request.user)
        thread = actions.start_support(member=request.user, subject=form.cleaned_data["subject"])
        posts.post(request, thread, form)
    except actions.Refused as refused:
        posts.explain(form, refused)
        if request.FILES:  # those that were taken in wait in the thread
            return posts.shown_again(request, thread.ref, form)
        return page(request, form, status=422)
    return redirect(thread)


def page(request: Request, form: LetterForm, *, status: int = 200) -> HttpResponse:
    context = {"pane": "thread", "form": form, **list_pane(request)}
    return render(request, "conversations/letter.html", context, status=status)
