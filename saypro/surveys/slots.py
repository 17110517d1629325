"""The card in a thread, and the question that goes with a review: for who is asked and nobody else."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.surveys import actions, queries
from saypro.surveys.forms import TALKING, TalkingForm
from saypro.surveys.models import About
from saypro.surveys.panes import card, talking

Context = Mapping[Any, Any]


def page_head(context: Context) -> str:
    """Styles and the script of cards, for pages with a thread."""
    is_thread = isinstance(context.get("conversation"), Conversation)
    return render_to_string("surveys/kit_of_page.html") if is_thread else ""


def thread_card(context: Context) -> str:
    """How was it: one tap. An empty place where nothing is asked, so that the card can appear there."""
    thread, request = context.get("conversation"), context.get("request")
    if not isinstance(thread, Conversation) or request is None or not isinstance(request.user, User):
        return ""
    if request.user.is_office:  # asked about nothing (`reasons.py`), so a ticket's page does not look it up
        return ""
    at = timezone.now()
    survey = queries.card_in(thread, request.user, at)
    if survey is None:
        return render_to_string("surveys/no_card.html")
    actions.note_shown(survey, at)
    given = card(survey, action=reverse("surveys:survey", args=[survey.ref]), at=at)
    return render_to_string("surveys/in_thread.html", given, request=request)


def review_step(context: Context) -> str:
    """In the form of a review: how was talking here? Nobody is asked who has said so already."""
    thread, request = context["conversation"], context["request"]
    at = timezone.now()
    survey = queries.own_survey_in(thread, request.user, at)
    if survey and (survey.score is not None or survey.version.about != About.DEAL):
        return ""
    if survey:
        actions.note_shown(survey, at)
    now_asked = queries.version_at(About.DEAL, at) or queries.first_version(About.DEAL)
    version = survey.version if survey else now_asked
    return render_to_string("surveys/review_step.html", talking(version, request.POST.get(TALKING)))


def take_review_step(context: Context) -> None:
    """What was chosen there is an answer; nothing happens where nothing was."""
    form = TalkingForm(context["request"].POST)
    if form.is_valid() and form.cleaned_data[TALKING]:
        actions.answer_with_review(
            context["conversation"], context["request"].user, form.cleaned_data[TALKING], at=timezone.now()
        )


def rail(context: Context) -> str:
    """To the results, in the office's rail."""
    request = context.get("request")
    person = getattr(request, "user", None)
    if request is None or not isinstance(person, User) or not person.is_office:
        return ""
    is_here = request.path.startswith("/office/surveys/")
    return render_to_string("surveys/rail.html", {"is_here": is_here})
