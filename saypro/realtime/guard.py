"""May everybody who listens still listen? Asked of the database, for all sockets at once."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.utils import timezone


def valid_sessions(asked: Iterable[tuple[str, int, str]]) -> set[tuple[str, int, str]]:
    """Those of the (session key, person id, proof) triples that still stand.

    A session ends by sign-out or revocation, by expiry, by a changed password or role, and with the account.
    """
    triples = set(asked)
    keys = {session_key for session_key, _person, _proof in triples}
    people = {person_id for _session, person_id, _proof in triples}
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now()).values_list(
            "session_key", flat=True
        )
    )
    active = get_user_model().objects.filter(pk__in=people, is_active=True)
    proofs = {pk: proof_of(*facts) for pk, *facts in active.values_list("pk", "password", "role")}
    return {
        (session_key, person_id, proof)
        for session_key, person_id, proof in triples
        if session_key in alive and proofs.get(person_id) == proof
    }


def proof_of(password: str, role: str) -> str:
    """What stays the same as long as somebody's sessions stand; `password` is its hash."""
    return f"{role} {password}"
