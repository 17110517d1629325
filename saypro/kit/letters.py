"""Mails as people see them: one look for all, drawn for mail readers, with the same words as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.template.loader import render_to_string

if TYPE_CHECKING:
    from css_inline import CSSInliner


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Part of a collected mail: a heading, and under it what happened, each with a line and a link."""

    heading: str
    items: Sequence["Item"]


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    url: str
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a mail says. `lead` stands under the heading, `said` in a bubble; `code` is shown large.

    `preheader` is what lists of mails show behind the subject. `reason` says why it was sent. `quoted` are
    the words it answers, below a line that says whose they are.
    """

    heading: str
    preheader: str = ""
    lead: str = ""
    paragraphs: Sequence[str] = ()
    code: str = ""
    said: str = ""
    groups: Sequence[Group] = ()
    button: Link | None = None
    note: str = ""
    safety: str = ""
    reason: str = ""
    links: Sequence[Link] = ()
    quoted: str = ""
    quoted_by: str = ""
    language: str = ""

    @property
    def quoted_lines(self) -> list[str]:
        return self.quoted.splitlines()

    def html(self) -> str:
        """For mail readers: tables, styles on each element, nothing to fetch."""
        import mrml  # only whoever draws a letter pays for it

        drawn = mrml.to_html(render_to_string("kit/letter.mjml", {"letter": self}))
        return inliner().inline(drawn.content)

    def text(self) -> str:
        return render_to_string("kit/letter.txt", {"letter": self}).strip() + "\n"


@cache
def inliner() -> "CSSInliner":
    """Puts the rules onto the elements and keeps only those that hang on the device, as for the dark."""
    from css_inline import CSSInliner

    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
