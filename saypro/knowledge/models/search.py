"""Full text: the column `search` of an article exists in the database only, so that no page ever fetches it.

The functions named here are laid by the migration 0002_search.
"""

from typing import Any

from django.db.models import BooleanField, FloatField, Func, Q, TextField, Value
from django.db.models.expressions import Col
from django.db.models.lookups import GreaterThanOrEqual
from django.db.models.sql.compiler import SQLCompiler

CLOSE_ENOUGH = 0.45  # "pasword" is 0.75 of "password", "passport" 0.5


class SearchColumn(Func):
    """The column `search` of the row whose `pk` is given."""

    arity = 1
    output_field = TextField()

    def as_sql(
        self, compiler: SQLCompiler, connection: Any, *_template: Any, **_extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        (column,) = self.get_source_expressions()
        assert isinstance(column, Col)
        return f"{compiler.quote_name_unless_alias(column.alias)}.search", ()


def matches(words: str) -> Func:
    """Does the article have all of these words?"""
    return has(function("knowledge_query", words))


def matches_some(words: str) -> Q:
    """Does it have any of them, or one that is nearly like it in its title or the other words for it?"""
    is_close = GreaterThanOrEqual(likeness(words), CLOSE_ENOUGH)
    return Q(has(function("knowledge_some", words))) | Q(is_close)


def has(query: Func) -> Func:
    template, joiner = "(%(expressions)s)", " @@ "
    return Func(SearchColumn("pk"), query, template=template, arg_joiner=joiner, output_field=BooleanField())


def relevance(words: str) -> Func:
    """How well some of the words fit; the title counts most, then the other words for it, then the text."""
    some = function("knowledge_some", words)
    return Func(SearchColumn("pk"), some, function="ts_rank", output_field=FloatField())


def likeness(words: str) -> Func:
    """0 to 1: how much of the words, give or take some letters, is in the title or the other words for it."""
    return Func(Value(words), "title", "words", function="knowledge_likeness", output_field=FloatField())


def function(name: str, words: str) -> Func:
    return Func(Value(words), function=name, output_field=TextField())
