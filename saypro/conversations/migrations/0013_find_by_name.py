from django.db import migrations

# Most words are nobody's name and in no title, which these say at once, however many threads one has.
PEOPLE = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS people_by_name ON public.accounts_user
USING gin (public.listings_plain(name) gin_trgm_ops)
"""
SUBJECTS = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS threads_by_subject ON public.conversations_conversation
USING gin (public.listings_plain(subject) gin_trgm_ops)
"""


class Migration(migrations.Migration):
    """Indexes for the names of people and of what is talked about."""

    atomic = False
    dependencies = [
        ("conversations", "0012_transcripts"),
        ("accounts", "0001_initial"),
        ("listings", "0002_search"),
    ]

    operations = [
        migrations.RunSQL(PEOPLE, "DROP INDEX CONCURRENTLY IF EXISTS public.people_by_name"),
        migrations.RunSQL(SUBJECTS, "DROP INDEX CONCURRENTLY IF EXISTS public.threads_by_subject"),
    ]
