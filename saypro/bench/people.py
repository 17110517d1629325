"""Synthetic people with open sessions, and threads for them to meet in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from saypro.accounts.models import Role, User
from saypro.conversations.models import Conversation, Participant


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in: `cookie` is the value of the session cookie."""

    pk: int
    handle: str
    cookie: str


@transaction.atomic
def make_people(names: Sequence[str], role: str = Role.MEMBER) -> list[Person]:
    """New people of these names, each with a session of their own."""
    mark, unusable = secrets.token_hex(4), make_password(None)
    users = User.objects.bulk_create(
        User(email=f"{mark}-{place}@example.com", name=name[:80], role=role, password=unusable)
        for place, name in enumerate(names)
    )
    sessions = Session.objects.bulk_create(session_of(user) for user in users)
    return [
        Person(user.pk, user.handle, session.session_key)
        for user, session in zip(users, sessions, strict=True)
    ]


def session_of(user: User) -> Session:
    content = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    return Session(
        session_key=secrets.token_hex(16),
        session_data=SessionStore().encode(content),
        expire_date=timezone.now() + timedelta(days=7),
    )


@transaction.atomic
def make_threads(
    circles: Sequence[Sequence[Person]], kind: str = Conversation.Kind.DEAL, subject: str = ""
) -> list[str]:
    """One thread for each circle of people; its reference."""
    threads = Conversation.objects.bulk_create(Conversation(kind=kind, subject=subject) for _ in circles)
    Participant.objects.bulk_create(
        Participant(conversation=thread, person_id=person.pk, part=Participant.Part.MEMBER)
        for thread, circle in zip(threads, circles, strict=True)
        for person in circle
    )
    return [thread.ref for thread in threads]
