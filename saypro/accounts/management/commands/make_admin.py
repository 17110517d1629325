"""`manage make_admin EMAIL`: the first administrator, made by whoever runs the house."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from saypro.accounts import actions
from saypro.accounts.models import Role, User


class Command(BaseCommand):
    help = "Give the person with this e-mail address the role of administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *, email: str, **options: Any) -> None:
        person = User.objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise CommandError(
                f"Nobody here has the address {email}. Sign up with it first, then run this again."
            )
        actions.change_role(person, role=Role.ADMIN, by=None)
        self.stdout.write(f"{person.name} is an administrator now.")
