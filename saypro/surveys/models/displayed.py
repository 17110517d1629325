"""Whether somebody saw a survey, or was told of it by what did not come back.

A mail to their address that came back within days of it is taken for ours: several matters may have shared
one mail.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Func
from django.db.models.sql.compiler import SQLCompiler

# As text: a page of figures took longer to put this together from parts than the database to answer.
DISPLAYED = """(
    {shown} IS NOT NULL OR {started} IS NOT NULL OR {requested} IS NOT NULL AND NOT EXISTS (
        SELECT FROM notifications_address
        WHERE last_bounce_at >= {requested} AND last_bounce_at < {requested} + interval '5 days'
          AND address = lower(coalesce(
              (SELECT contact.address FROM helpdesk_contact contact
               WHERE contact.person_id = {person} AND contact.address <> '' LIMIT 1),
              (SELECT email FROM accounts_user WHERE accounts_user.id = {person})))))"""


class Displayed(Func):
    """A condition on surveys."""

    output_field = BooleanField()

    def __init__(self) -> None:
        super().__init__("shown_at", "started_at", "requested_at", "person")

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_words: Any, **_context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        columns = [compiler.compile(one)[0] for one in self.get_source_expressions()]
        shown, started, requested, person = columns
        return DISPLAYED.format(shown=shown, started=started, requested=requested, person=person), ()
