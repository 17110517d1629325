"""Where the quoted history of an answer begins."""

from saypro.helpdesk.mail.folding.shapes import (
    ABOVE,
    BEGINS,
    DATED,
    FIELD,
    FIRST,
    INTRODUCED,
    ORIGINAL,
    PASSED_ON,
    RULE,
    SUBJECT,
)

LONGEST_LINE = 400
FULL_LINE = 76
WRAPPED = 4
"""Over how many lines mail programs break "On …, … wrote:"."""


def history_begins(lines: list[str]) -> int:
    """The line from which on everything is history; the number of lines when there is none.

    History is what an announcement of a mail program is followed by, if nothing new comes after it, and the
    quote marks at the very end.
    """
    after = last_unquoted(lines)
    for at in range(len(lines)):
        if is_cut(lines, at):
            return with_rule(lines, at)
        body = quote_introduced(lines, at)
        if body is not None and (is_unmarked(lines, body) or body > after):
            return at
    return trailing_quote(lines, after)


def is_cut(lines: list[str], at: int) -> bool:
    """Whether a mail program says here that all below is another mail."""
    line = lines[at].strip()
    if not line or len(line) > LONGEST_LINE:
        return False
    return bool(
        ORIGINAL.fullmatch(line) or ABOVE.fullmatch(line) or PASSED_ON.fullmatch(line) or is_head(lines, at)
    )


def is_head(lines: list[str], at: int) -> bool:
    """Three or more fields of a mail's head, not those of a journey, which also goes from and to."""
    first = FIELD.match(lines[at][:LONGEST_LINE])
    if not first or first[1].lower() not in FIRST:
        return False
    names = {found[1].lower() for line in lines[at : at + 8] if (found := FIELD.match(line[:LONGEST_LINE]))}
    return len(names) >= 3 and ("@" in lines[at] or bool(names & SUBJECT))


def quote_introduced(lines: list[str], at: int) -> int | None:
    """The line after an announcement such as “On 2 May, Thandi wrote:” that begins here; None for none."""
    words = ""
    if at >= len(lines) or not BEGINS.match(lines[at].strip()[:LONGEST_LINE]):
        return None
    for number in range(at, min(at + WRAPPED, len(lines))):
        line = lines[number].strip()
        is_quote = number > at and line.startswith(">") and words.count("<") <= words.count(">")
        if not line or len(line) > LONGEST_LINE or is_quote:
            return None
        words = f"{words} {line}".strip()
        if line.endswith((":", "：")):
            is_announced = INTRODUCED.search(words[-200:]) or is_quoted(lines, number + 1)
            begins_later = any(quote_introduced(lines, later) for later in range(at + 1, number + 1))
            return number + 1 if DATED.search(words) and is_announced and not begins_later else None
    return None


def is_quoted(lines: list[str], at: int) -> bool:
    """Whether the next line with words carries a quote mark: then the verb above may be in any language."""
    following = next((line for line in lines[at : at + 3] if line.strip()), "")
    return following.lstrip().startswith(">")


def is_unmarked(lines: list[str], body: int) -> bool:
    """Whether what is quoted carries no marks: then where it ends cannot be told."""
    return not any(line.lstrip().startswith(">") for line in lines[body : body + 5])


def last_unquoted(lines: list[str]) -> int:
    """The last line that is neither empty nor quoted."""
    at = len(lines) - 1
    while at >= 0 and (not lines[at].strip() or lines[at].lstrip().startswith(">") or is_spilt(lines, at)):
        at -= 1
    return at


def is_spilt(lines: list[str], at: int) -> bool:
    """Whether the line is the end of the quoted one above, which was too long for a mail program."""
    if at == 0 or at + 1 >= len(lines) or not lines[at][:1].islower():
        return False
    above, below = lines[at - 1], lines[at + 1]
    is_full = len(above) + len(lines[at].split(None, 1)[0]) > FULL_LINE
    return is_full and above.startswith(">") and below.startswith(">")


def trailing_quote(lines: list[str], after: int) -> int:
    return after + 1 if any(line.strip() for line in lines[after + 1 :]) else len(lines)


def with_rule(lines: list[str], at: int) -> int:
    """Outlook draws a line above; it goes along."""
    above = at - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    return above if above >= 0 and RULE.match(lines[above]) else at
