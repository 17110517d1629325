"""Who may open a socket: everybody who knocks at the same time is looked up with two questions."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from saypro.realtime.guard import proof_of
from saypro.realtime.threads import in_one_of, own_threads
from saypro.realtime.topics import Listener

DOOR = own_threads("door", 1)
"""Apart from the readers: whoever comes in does not wait for whoever asks much."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody signed in; the session and the `proof` are asked for again as long as they stay."""

    listener: Listener
    session_key: str
    proof: str


class Door:
    """Natural batches: who knocks while the last were looked up is looked up next, all together."""

    def __init__(self) -> None:
        self.knocking: dict[str, list[asyncio.Future[Guest | None]]] = {}
        self.work: asyncio.Task[None] | None = None

    async def admit(self, session_key: str) -> Guest | None:
        """Whose session this is; None for nobody's. Raises what the database raises."""
        answer: asyncio.Future[Guest | None] = asyncio.get_running_loop().create_future()
        self.knocking.setdefault(session_key, []).append(answer)
        if self.work is None:
            self.work = asyncio.create_task(self.look_up())
        return await answer

    async def look_up(self) -> None:
        while self.knocking:
            batch, self.knocking = self.knocking, {}
            try:
                guests: Mapping[str, Guest] = await in_one_of(DOOR, guests_of, list(batch))
            except Exception as error:
                settle(batch, error)
            else:
                settle(batch, guests)
        self.work = None


def settle(
    batch: Mapping[str, list["asyncio.Future[Guest | None]"]], found: Mapping[str, Guest] | Exception
) -> None:
    for session_key, answers in batch.items():
        for answer in answers:
            if answer.done():
                continue  # whoever knocked has gone
            if isinstance(found, Exception):
                answer.set_exception(found)
            else:
                answer.set_result(found.get(session_key))


def guests_of(session_keys: Collection[str]) -> dict[str, Guest]:
    """The people of those sessions that stand, as Django itself would let them in."""
    standing = Session.objects.filter(session_key__in=session_keys, expire_date__gt=timezone.now())
    sessions = {session.session_key: session.get_decoded() for session in standing}
    people = get_user_model().objects.filter(is_active=True).in_bulk(ids_in(sessions.values()))
    found = {key: (content, people.get(id_in(content))) for key, content in sessions.items()}
    return {
        key: Guest(listener_of(user), key, proof_of(user.password, user.role))
        for key, (content, user) in found.items()
        if user is not None and is_theirs(content, user)
    }


def ids_in(contents: Collection[Mapping[str, Any]]) -> set[int]:
    return {id_in(content) for content in contents} - {0}


def id_in(content: Mapping[str, Any]) -> int:
    """0 for a visitor's session."""
    return int(content.get(SESSION_KEY, 0))


def is_theirs(content: Mapping[str, Any], user: Any) -> bool:
    """Whether they signed in by a way that still counts, and have not changed their password since."""
    if content.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return False
    proof = content.get(HASH_SESSION_KEY, "")
    proofs = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return any(constant_time_compare(proof, good) for good in proofs)


def listener_of(user: Any) -> Listener:
    return Listener(user.pk, user.handle, user.name, user.is_office, not user.shows_presence)
