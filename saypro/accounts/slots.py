"""What accounts put into pages of rooms above."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from saypro.accounts.models import Role, User

Context = Mapping[Any, Any]


def office_card(context: Context) -> str:
    """For the office, on a member's page: what is noted about the account; leads change it there."""
    person, request = context["person"], context["request"]
    visitor = request.user
    if not isinstance(visitor, User) or not visitor.is_office or person.role != Role.MEMBER:
        return ""
    is_lead = visitor.role in (Role.LEAD, Role.ADMIN)
    if not (is_lead or person.is_test):
        return ""
    return render_to_string("accounts/office_card.html", {"person": person, "is_lead": is_lead}, request)
