from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models

# Unaccented by a dictionary, so that the same configuration marks the words in a text as it was written.
# Everything is named with its schema: maintenance runs with an empty search path.
CONFIGURATIONS = """
CREATE TEXT SEARCH CONFIGURATION public.conversations_english (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION public.conversations_english
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
CREATE TEXT SEARCH CONFIGURATION public.conversations_simple (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION public.conversations_simple
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.simple;
"""

# English stems, and beside them the words as they are for all our other languages. `keys` say who may find it:
# no parser makes a word that begins with "=", so nothing that people write can pass for one.
FUNCTIONS = """
CREATE FUNCTION public.conversations_words(body text, keys text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT to_tsvector('public.conversations_english'::regconfig, body)
      || to_tsvector('public.conversations_simple'::regconfig, body)
      || array_to_tsvector(coalesce(keys, '{}'))
$$;

CREATE FUNCTION public.conversations_query(words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT websearch_to_tsquery('public.conversations_english'::regconfig, words)
      || websearch_to_tsquery('public.conversations_simple'::regconfig, words)
$$;

-- What was typed, within what the keys open; nothing at all when no word was typed that could be found.
CREATE FUNCTION public.conversations_asked(keys text, words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN words = '' THEN keys::tsquery
    WHEN numnode(public.conversations_query(words)) > 0
      THEN keys::tsquery && public.conversations_query(words)
  END
$$;
"""
GONE = """
DROP FUNCTION public.conversations_asked, public.conversations_query, public.conversations_words;
DROP TEXT SEARCH CONFIGURATION public.conversations_english;
DROP TEXT SEARCH CONFIGURATION public.conversations_simple;
"""


class Migration(migrations.Migration):
    """The words of messages, in a table of their own that the worker fills."""

    dependencies = [("conversations", "0007_filing_and_saved_filters"), ("listings", "0002_search")]

    operations = [
        migrations.RunSQL([CONFIGURATIONS, FUNCTIONS], GONE),
        migrations.CreateModel(
            name="MessageWords",
            fields=[
                ("message_id", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "conversation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=models.deletion.CASCADE,
                        related_name="+",
                        to="conversations.conversation",
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                (
                    "revision",
                    models.PositiveBigIntegerField(help_text="that of the message when its words were taken"),
                ),
                ("words", SearchVectorField()),
            ],
            options={"indexes": [GinIndex(fields=["words"], name="messages_by_words")]},
        ),
    ]
