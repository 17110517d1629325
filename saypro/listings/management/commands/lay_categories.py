"""Bring the categories in the database up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from saypro.listings import actions


class Command(BaseCommand):
    help = "Lay the tree of categories; safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{actions.lay_categories()} categories added.")
