"""Passes: addresses that hand one file to one person for some minutes.

The cookie has no power there. A pass names who holds it: whether they may still see the file is judged again
each time it is used.
"""

from dataclasses import astuple, dataclass
from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.http import Http404

WINDOW_S = 300
"""Within one window a pass is the same, so that the browser need not fetch a picture twice."""

_signer = Signer(salt="saypro.conversations.passes")


@dataclass(frozen=True, slots=True)
class Pass:
    """Which part of which attachment, for whom (a handle), until when (seconds since 1970)."""

    ref: str
    part: str
    holder: str
    until: int


def issued(ref: str, part: str, holder: str, at: datetime) -> str:
    """The pass as it stands in an address; good for five to ten minutes."""
    until = (int(at.timestamp()) // WINDOW_S + 2) * WINDOW_S
    return _signer.sign_object(astuple(Pass(ref, part, holder, until)))


def shown(token: str, at: datetime) -> Pass:
    """What a pass says. Raises Http404 for one that we did not issue, or that is over."""
    try:
        found = Pass(*_signer.unsign_object(token))
    except (BadSignature, ValueError, TypeError) as error:
        raise Http404 from error
    if at.timestamp() >= found.until:
        raise Http404
    return found
