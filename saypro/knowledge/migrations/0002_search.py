from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

# unaccent() is only STABLE because its dictionary could be changed; we name ours, so the wrapper may be
# IMMUTABLE and serve generated columns. Everything is written with its schema: maintenance runs with an
# empty search path.
FUNCTIONS = """
CREATE FUNCTION public.knowledge_plain(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(public.unaccent('public.unaccent', words)) $$;

-- English stems, and beside them the words as they are for our other languages.
CREATE FUNCTION public.knowledge_stems(words text, weight "char") RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', public.knowledge_plain(words))
                || to_tsvector('pg_catalog.simple', public.knowledge_plain(words)), weight)
$$;

CREATE FUNCTION public.knowledge_query(words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT websearch_to_tsquery('pg_catalog.english', public.knowledge_plain(words))
      || websearch_to_tsquery('pg_catalog.simple', public.knowledge_plain(words))
$$;

-- Any of the words; those that every English sentence has are left out.
CREATE FUNCTION public.knowledge_some(words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT replace(plainto_tsquery('pg_catalog.english', public.knowledge_plain(words))::text, ' & ', ' | ')::tsquery
$$;

CREATE FUNCTION public.knowledge_likeness(words text, title text, other text) RETURNS real
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT public.word_similarity(public.knowledge_plain(words), public.knowledge_plain(title || ' ' || other))
$$;

ALTER TABLE knowledge_article ADD COLUMN search tsvector GENERATED ALWAYS AS (
  public.knowledge_stems(title, 'A') || public.knowledge_stems(words, 'B') || public.knowledge_stems(body, 'D')
) STORED;
CREATE INDEX article_by_words ON knowledge_article USING gin (search) WITH (fastupdate = off);
"""


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_articles")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(
            FUNCTIONS,
            "ALTER TABLE knowledge_article DROP COLUMN search;"
            "DROP FUNCTION public.knowledge_likeness, public.knowledge_some, public.knowledge_query,"
            " public.knowledge_stems, public.knowledge_plain;",
        ),
    ]
