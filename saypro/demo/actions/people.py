"""The world's people as accounts whose address is proved; nobody has a password."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from saypro.accounts.models import User
from saypro.demo.world.shapes import Person, World

Stored = dict[Person, int]


def store_people(world: World) -> Stored:
    """The account's number of each person."""
    rows = User.objects.bulk_create(account(person) for person in world.people)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=row, email=row.email, verified=True, primary=True) for row in rows
    )
    return {person: row.pk for person, row in zip(world.people, rows, strict=True)}


def account(person: Person) -> User:
    return User(
        email=person.email,
        name=person.name,
        handle=person.handle,
        role=person.role,
        town=person.town,
        about=person.about,
        joined_at=person.joined_at,
        premium_until=person.premium_until,
        password=UNUSABLE_PASSWORD_PREFIX,
    )
