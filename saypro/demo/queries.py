"""What the demo shows of itself."""

from saypro.accounts.models import Role, User
from saypro.demo.words.cast import PEOPLE

FIRST = (
    "Lerato Mokoena",
    "Sipho Dlamini",
    "Zanele Khumalo",
    "Thabo Molefe",
    "Sanele Mthethwa",
    "Annelie Pretorius",
)


def has_world() -> bool:
    """Has a world been built in this database?"""
    return User.objects.filter(handle=handle_of(PEOPLE[0].name)).exists()


def handle_of(name: str) -> str:
    return name.lower().replace(" ", "-")


def sign_ins() -> list[User]:
    """Whom a visitor may be with one click, one of each kind, in the order of FIRST."""
    handles = [handle_of(name) for name in FIRST]
    return sorted(User.objects.filter(handle__in=handles), key=lambda person: handles.index(person.handle))


def is_office(person: User) -> bool:
    return person.role != Role.MEMBER
