"""What is new in an answer, and what is only quoted again or signed below it. No line is ever lost."""

from dataclasses import dataclass

from saypro.helpdesk.mail import limits
from saypro.helpdesk.mail.folding.history import history_begins, quote_introduced
from saypro.helpdesk.mail.folding.signatures import signature_begins


@dataclass(frozen=True, slots=True)
class Folded:
    """Every line of the text is in one of the two, in its order."""

    text: str
    folded: str


def fold(text: str) -> Folded:
    """The new part and the rest.

    History that the sender wrote between is left open, since answers make no sense without it. When nothing
    would remain, as with a mail passed on, everything is new.
    """
    lines = text.split("\n")
    if len(lines) > limits.LINES:
        return Folded(text, "")
    signed = signature_begins(lines, len(lines))  # some sign below the history, some above
    end = signature_begins(lines, history_begins(lines[:signed]))
    start = leading_quote(lines[:end])
    new = lines[start:end]
    if not any(line.strip() for line in new):
        start, end = 0, len(lines)
    kept = "\n".join(lines[start:end]).strip("\n")
    return Folded(kept, "\n".join([*lines[:start], *lines[end:]]).strip("\n"))


def leading_quote(lines: list[str]) -> int:
    """How many lines at the top only quote what we wrote, when the answer stands below."""
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    body = quote_introduced(lines, at)
    begin = at if body is None else body
    end = begin
    while end < len(lines) and (lines[end].lstrip().startswith(">") or not lines[end].strip()):
        end += 1
    quoted = sum(line.lstrip().startswith(">") for line in lines[begin:end])
    later = any(line.lstrip().startswith(">") for line in lines[end:])
    return end if quoted and not later else 0
