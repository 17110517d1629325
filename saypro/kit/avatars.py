"""The round picture that stands for a person, and the square one that stands for the office."""

from typing import Protocol

from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class Pictured(Protocol):
    """What an avatar needs to know of a person."""

    @property
    def initials(self) -> str: ...
    @property
    def hue(self) -> int: ...


def avatar(person: Pictured, *, size: str = "", presence: str = "") -> SafeString:
    """The person's photo where there is one, else the initials on their colour; hidden from screen readers.

    `size` is xs, sm, md, lg or xl; `presence` is on, yes, away, off or "" for not known.
    """
    css = f"avatar {size}".strip() if size != "md" else "avatar"
    photo = getattr(person, "photo_url", "")
    inside = format_html('<img src="{}" alt="" loading="lazy">', photo) if photo else person.initials
    state = format_html(' data-on="{}"', "yes" if presence == "on" else presence) if presence else ""
    return format_html(
        '<span class="{}" data-h="{}"{} aria-hidden="true">{}</span>', css, person.hue, state, inside
    )


def office_avatar(size: str = "") -> SafeString:
    """The office's rosette."""
    rosette = mark_safe(get_template("kit/rosette.html").render())  # noqa: S308 -- our own template
    return format_html(
        '<span class="{}" aria-hidden="true">{}</span>', f"avatar office {size}".strip(), rosette
    )
