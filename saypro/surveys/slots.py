"""The card in a thread, for the person who is asked and nobody else."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.surveys import actions, queries
from saypro.surveys.panes import card

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
    at = timezone.now()
    survey = queries.card_in(thread, request.user, at)
    if survey is None:
        return render_to_string("surveys/no_card.html")
    actions.note_shown(survey, at)
    given = card(survey, action=reverse("surveys:survey", args=[survey.ref]), at=at)
    return render_to_string("surveys/in_thread.html", given, request=request)
