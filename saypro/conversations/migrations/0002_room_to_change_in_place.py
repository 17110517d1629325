from django.db import migrations


class Migration(migrations.Migration):
    """Threads and places change with every message: leave room in each page for the row's next version."""

    dependencies = [("conversations", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            ALTER TABLE conversations_conversation SET (fillfactor = 50);
            ALTER TABLE conversations_participant SET (fillfactor = 50);
            """,
            migrations.RunSQL.noop,
        ),
    ]
