"""Variables in texts that are kept ready: {{member.first_name}} and its like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VARIABLES = {
    "member.first_name": gettext_lazy("the member’s first name"),
    "member.name": gettext_lazy("the member’s name"),
    "agent.first_name": gettext_lazy("your first name"),
    "agent.name": gettext_lazy("your name"),
    "ticket.ref": gettext_lazy("the ticket’s reference"),
    "ticket.subject": gettext_lazy("the ticket’s subject"),
    "ticket.category": gettext_lazy("the ticket’s category"),
    "listing.title": gettext_lazy("the title of the ad"),
}
VARIABLE = re.compile(r"\{\{([^{}]*)\}\}")
GAP = "___"


@dataclass(frozen=True, slots=True)
class Filled:
    """The text with what is known; `gaps` say what is not, and stand as ___ in it."""

    text: str
    gaps: tuple[str, ...] = ()


def fault_in(text: str) -> str:
    """A sentence on the first variable there is none of, "" for a sound text."""
    for found in VARIABLE.finditer(text):
        if (name := found[1].strip()) not in VARIABLES:
            known = ", ".join(f"{{{{{each}}}}}" for each in VARIABLES)
            return _("There is no {{{{{name}}}}}. You can use {known}.").format(name=name, known=known)
    if "{{" in VARIABLE.sub("", text) or "}}" in VARIABLE.sub("", text):
        return _("A variable is not closed. Write it as {{member.first_name}}.")
    return ""


def fill(text: str, facts: Mapping[str, str]) -> Filled:
    """The text with its variables replaced by what the facts say."""
    gaps: dict[str, str] = {}

    def said(found: re.Match[str]) -> str:
        name = found[1].strip()
        if value := facts.get(name, ""):
            return value
        gaps[name] = str(VARIABLES.get(name, name))
        return GAP

    return Filled(VARIABLE.sub(said, text), tuple(gaps.values()))
