"""Where the signature below an answer begins."""

from saypro.helpdesk.mail.folding.shapes import DEVICES, GET_APP, SENT_FROM, UNDERSCORES

LONGEST = 15
"""Lines: what is longer was hardly meant as a signature."""


def signature_begins(lines: list[str], end: int) -> int:
    """The line before `end` from which on there is only a signature; `end` without one."""
    begins = last = end
    for number in range(end - 1, max(-1, end - 1 - LONGEST), -1):
        line = lines[number].strip()
        is_bottom = not any(each.strip() for each in lines[number + 1 : last])
        if is_delimiter(lines[number]) or (is_bottom and is_advertised(line)):
            begins = last = number
    return begins if any(line.strip() for line in lines[:begins]) else end


def is_delimiter(line: str) -> bool:
    """The “-- ” of RFC 3676, and the rules drawn instead of it."""
    bare = line.replace("\xa0", " ").rstrip()
    return bare in ("--", "—") or bool(UNDERSCORES.match(bare))


def is_advertised(line: str) -> bool:
    """“Sent from my phone”: what programs put there themselves, a line of its own and no sentence."""
    if len(line) > 80 or line.endswith(("?", ",")) or "," in line:
        return False
    return bool(GET_APP.fullmatch(line) or (SENT_FROM.fullmatch(line) and DEVICES.search(line)))
