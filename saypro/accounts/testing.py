"""Builders of people, for the tests and the demo of every room."""

from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.test import Client

from saypro.accounts.models import Role, User

NUMBERS = count(1)


def a_person(name: str = "Lerato Mokoena", *, password: str = "", **fields: Any) -> User:
    """A member with a confirmed address of their own.

    Hashing is slow on purpose, so only a person who asks for a password gets one.
    """
    email = fields.pop("email", f"{name.split(' ')[0].lower()}.{next(NUMBERS)}@example.com")
    person = User(email=email, name=name, **fields)
    if password:
        person.set_password(password)
    else:
        person.password = UNUSABLE_PASSWORD_PREFIX
    person.save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def an_agent(name: str = "Nomsa Dlamini", **fields: Any) -> User:
    return a_person(name, role=Role.AGENT, **fields)


def a_lead(name: str = "Johan Botha", **fields: Any) -> User:
    return a_person(name, role=Role.LEAD, **fields)


def an_admin(name: str = "Priya Naidoo", **fields: Any) -> User:
    return a_person(name, role=Role.ADMIN, **fields)


def signed_in_client(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
