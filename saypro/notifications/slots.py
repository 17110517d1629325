"""What we put into pages of rooms below."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string


def settings_link(context: Mapping[Any, Any]) -> str:
    """Our line among the settings."""
    return render_to_string("notifications/settings_link.html", {"section": context.get("section")})
