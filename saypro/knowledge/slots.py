"""What we put into pages of other rooms."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from saypro.accounts.models import User

Context = Mapping[Any, Any]


def rail(context: Context) -> str:
    """The way to the articles, for the office."""
    request = context.get("request")
    person = getattr(request, "user", None)
    if request is None or not isinstance(person, User) or not person.is_office:
        return ""
    return render_to_string("knowledge/rail.html", {}, request=request)
