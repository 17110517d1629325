"""The fields by which mail programs keep a conversation together (RFC 5322, 3.6.4)."""

import re
from collections.abc import Iterable

RE = re.compile(r"\s*(?:re|aw|antw|sv|vs)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
MOST = 20


def answer_subject(subject: str) -> str:
    """The subject as it was, behind one "Re:"."""
    return subject if RE.match(subject) else f"Re: {subject}"


def answer_fields(parent: str, ancestors: Iterable[str], root: str) -> dict[str, str]:
    """In-Reply-To and References of the answer to the mail `parent`, "" where there was none.

    `root` is the mark that all our mails about the thread refer to. Of very many ancestors the newest stay.
    """
    chain = list(dict.fromkeys([root, *list(ancestors)[-MOST:], *filter(None, [parent])]))
    return {"In-Reply-To": parent or root, "References": " ".join(chain)}
