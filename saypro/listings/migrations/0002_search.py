from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

# unaccent() is only STABLE because its dictionary could be changed; we name ours, so the wrapper may be
# IMMUTABLE and serve generated columns and indexes. Everything is written with its schema: maintenance
# runs with an empty search path.
FUNCTIONS = """
CREATE FUNCTION public.listings_plain(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(public.unaccent('public.unaccent', words)) $$;

-- English stems, and beside them the words as they are for all our other languages.
CREATE FUNCTION public.listings_words(title text, description text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', public.listings_plain(title))
                || to_tsvector('pg_catalog.simple', public.listings_plain(title)), 'A')
      || setweight(to_tsvector('pg_catalog.english', public.listings_plain(description))
                || to_tsvector('pg_catalog.simple', public.listings_plain(description)), 'C')
$$;

CREATE FUNCTION public.listings_query(words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT websearch_to_tsquery('pg_catalog.english', public.listings_plain(words))
      || websearch_to_tsquery('pg_catalog.simple', public.listings_plain(words))
$$;

ALTER TABLE listings_listing ADD COLUMN search tsvector
  GENERATED ALWAYS AS (public.listings_words(title, description)) STORED;
"""

INDEXES = """
CREATE INDEX listing_by_words ON listings_listing USING gin (search) WITH (fastupdate = off);
CREATE INDEX listing_by_likeness ON listings_listing
  USING gin (public.listings_plain(title) gin_trgm_ops);
"""


class Migration(migrations.Migration):
    dependencies = [("listings", "0001_initial")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(
            FUNCTIONS,
            "ALTER TABLE listings_listing DROP COLUMN search;"
            "DROP FUNCTION public.listings_query, public.listings_words, public.listings_plain;",
        ),
        migrations.RunSQL(INDEXES, "DROP INDEX listing_by_words, listing_by_likeness;"),
    ]
