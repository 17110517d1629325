"""Full text: the column `search` of an ad exists in the database only, so that no page ever fetches it.

The functions listings_plain, listings_words and listings_query are laid by the migration 0002_search.
"""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, FloatField, Func, TextField, Value
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler


class SearchColumn(Func):
    """The column `search` of the row whose `pk` is given."""

    arity = 1
    output_field = SearchVectorField()

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_template: Any, **_extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        (column,) = self.get_source_expressions()
        assert isinstance(column, Col)
        return f"{compiler.quote_name_unless_alias(column.alias)}.search", ()


def query_of(words: str) -> Func:
    return Func(Value(words), function="listings_query", output_field=TextField())


def matches(words: str) -> Func:
    """Does the ad have these words?"""
    template, joiner = "(%(expressions)s)", " @@ "
    return Func(
        SearchColumn("pk"), query_of(words), template=template, arg_joiner=joiner, output_field=BooleanField()
    )


def relevance(words: str) -> Func:
    """How well the words fit; the title counts more than the text."""
    return Func(SearchColumn("pk"), query_of(words), function="ts_rank", output_field=FloatField())


def likeness(words: str) -> Func:
    """0 to 1: how much of the words, give or take some letters, is in the title."""
    return Func(plain(Value(words)), plain("title"), function="word_similarity", output_field=FloatField())


def resembles(words: str) -> Func:
    """Is the likeness at least pg_trgm.word_similarity_threshold? Found by index."""
    template, joiner = "(%(expressions)s)", " %%> "
    return Func(
        plain("title"), plain(Value(words)), template=template, arg_joiner=joiner, output_field=BooleanField()
    )


def plain(expression: Any) -> Func:
    return Func(expression, function="listings_plain", output_field=TextField())
