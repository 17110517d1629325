"""What accounts put into pages of rooms above."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from saypro.accounts import queries
from saypro.accounts.models import Role, User

Context = Mapping[Any, Any]


def office_card(context: Context) -> str:
    """For the office, on a member's page: plan and test mark; leads change them there."""
    person, request = context["person"], context["request"]
    visitor = request.user
    if not isinstance(visitor, User) or not visitor.is_office or person.role != Role.MEMBER:
        return ""
    given = {
        "person": person,
        "plan": queries.plan_in_words(person, timezone.now()),
        "is_lead": visitor.role in (Role.LEAD, Role.ADMIN),
    }
    return render_to_string("accounts/office_card.html", given, request)
