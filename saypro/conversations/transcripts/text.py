"""A transcript as plain text, piece by piece."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.queries import Span
from saypro.conversations.transcripts.head import head
from saypro.conversations.transcripts.lines import Line, lines

INDENT = "    "


def text_pieces(conversation: Conversation, reader: User, span: Span, at: datetime) -> Iterator[str]:
    """The head at once, then some hundred messages a piece."""
    above = head(conversation, reader, span, at)
    yield "\n".join([above.title, *above.about, ""])
    today: date | None = None
    for batch in lines(conversation, reader, span):
        paragraphs = []
        for line in batch:
            if line.at.date() != today:
                today = line.at.date()
                paragraphs.append(f"\n— {date_format(line.at, 'l j F Y')} —\n")
            paragraphs.append(paragraph(line))
        yield "\n".join([*paragraphs, ""])
    if today is None:
        yield "\n" + _("Nothing was said then.") + "\n"


def paragraph(line: Line) -> str:
    """Whatever stands in a message, no line of it begins like a message of somebody else."""
    remark = f"({line.remark})" if line.remark else ""
    first, *rest = [*line.words.splitlines(), ""][: max(1, len(line.words.splitlines()))]
    said = [" ".join(filter(None, [f"{line.at:%H:%M} {line.name}:", first]))]
    said += [INDENT + each for each in rest]
    said[-1] = " ".join(filter(None, [said[-1], remark]))
    said[1:1] = [f"{INDENT}> {line.quote}"] if line.quote else []
    return "\n".join([*said, *(f"{INDENT}{_('Attached')}: {name}" for name in line.files)])
