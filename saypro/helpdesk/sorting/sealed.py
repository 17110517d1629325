"""Sorters as bytes that only this house can have written.

Reading a pickle runs what it says, so whoever could put one into the table could run anything in the worker.
The seal is made with the house's secret key and looked at before a single byte is read.
"""

import hashlib
import hmac
import pickle
import zlib
from dataclasses import fields

from django.conf import settings

from saypro.helpdesk.sorting.pipeline import Sorter

PURPOSE = b"saypro.helpdesk.sorting"
LENGTH = hashlib.sha256().digest_size


class Broken(Exception):
    """Not sealed by this house, or not to be read by the libraries it has now."""


def sealed(sorter: Sorter) -> bytes:
    body = zlib.compress(pickle.dumps(sorter))
    return seal(body) + body


def opened(payload: bytes) -> Sorter:
    """The sorter. Raises Broken, without having read anything, when the seal is not ours."""
    mark, body = payload[:LENGTH], payload[LENGTH:]
    if not hmac.compare_digest(mark, seal(body)):
        raise Broken("the seal is not ours")
    try:
        found = pickle.loads(zlib.decompress(body))  # noqa: S301 - sealed by us, see above
    except Exception as error:  # another version of a library fails in its own way
        raise Broken("it cannot be read any more") from error
    if not isinstance(found, Sorter):
        raise Broken("it is no sorter")
    return completed(found)


def completed(sorter: Sorter) -> Sorter:
    """One that was learned before some of its parts were thought of sorts without them."""
    for part in fields(Sorter):
        if not hasattr(sorter, part.name):
            setattr(sorter, part.name, part.default)
    return sorter


def seal(body: bytes) -> bytes:
    secret: str = settings.SECRET_KEY
    key = hashlib.sha256(PURPOSE + secret.encode() + versions()).digest()
    return hmac.new(key, body, hashlib.sha256).digest()


def versions() -> bytes:
    """A sorter learned with another scikit-learn may load and yet sort wrongly, so it counts as not ours."""
    from sklearn import __version__

    return str(__version__).encode()
