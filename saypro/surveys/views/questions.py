"""What is asked, for those who change it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.surveys import access, actions, queries
from saypro.surveys.models import About
from saypro.surveys.questions_form import QuestionsForm
from saypro.surveys.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, about: str) -> HttpResponse:
    access.require_lead(request.user)
    if about not in About.values:
        raise Http404
    at = timezone.now()
    version = queries.version_at(about, at) or queries.first_version(about)
    form = QuestionsForm(version, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.follow_version(about, form.rules, form.words, by=request.user, at=at)
        except actions.Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Saved. Cards from now on ask it so; those that are there stay."))
            return redirect("surveys:questions", about)
    context = {
        "about": about,
        "abouts": About.choices,
        "version": version,
        "versions": queries.versions_of(about),
        "form": form,
    }
    return render(request, "surveys/questions.html", context, status=422 if form.is_bound else 200)
