"""What the demo shows of itself."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.demo.words.cast import PEOPLE

FIRST: dict[str, Promise] = {
    "lerato-mokoena": _("Wants the bike, sells a couch. Three threads wait for her."),
    "sipho-dlamini": _("Sells the bike Lerato asks about. Open both in two windows and let them talk."),
    "zanele-khumalo": _("Answers members in the office: her tickets, and those nobody has taken."),
    "thabo-molefe": _("Sits beside Zanele. Open both and see who takes the next ticket."),
    "sanele-mthethwa": _("Leads the office and sees every queue."),
    "annelie-pretorius": _("Gives people their roles and looks after what went wrong in the background."),
}


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody to be with one click, and `what` there is to see as them."""

    person: User
    what: Promise


def has_world() -> bool:
    """Has a world been built in this database?"""
    return User.objects.filter(handle=handle_of(PEOPLE[0].name)).exists()


def handle_of(name: str) -> str:
    return name.lower().replace(" ", "-")


def sign_ins() -> list[SignIn]:
    """A buyer, a seller, two agents, a lead and an administrator, in the order of FIRST."""
    people = User.objects.in_bulk(list(FIRST), field_name="handle")
    return [SignIn(people[handle], what) for handle, what in FIRST.items() if handle in people]


def others() -> list[User]:
    """The rest of the people whose stories are written out."""
    handles = {handle_of(who.name) for who in PEOPLE} - FIRST.keys()
    return list(User.objects.filter(handle__in=handles).order_by("pk"))
