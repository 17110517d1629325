"""Asking for help with a step that failed."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.actions import require_known_or_few, start_support
from saypro.conversations.models import Conversation
from saypro.helpdesk.failures import Failure
from saypro.helpdesk.models import Circumstances


@transaction.atomic
def ask_for_help(member: User, failure: Failure) -> Conversation:
    """A thread with the office that knows what failed; its first words are still to be said.

    Raises conversations' Refused(`too_many_new`) for somebody unproved who begins too much.
    """
    require_known_or_few(member)
    thread = start_support(member=member, subject=_("Help with: {step}").format(step=failure.step)[:120])
    Circumstances.objects.create(conversation=thread, failure=asdict(failure))
    return thread
