from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

CARD_ONCE = models.UniqueConstraint(
    fields=["card", "card_id"], condition=models.Q(card_id__isnull=False), name="card_once"
)


class Migration(migrations.Migration):
    """Partial indexes, made while people go on writing."""

    atomic = False
    dependencies = [("conversations", "0003_messages_that_change")]

    operations = [
        AddIndexConcurrently(
            model_name="message",
            index=models.Index(
                condition=models.Q(("revision__gt", 0)),
                fields=["conversation", "revision"],
                name="changed_messages",
            ),
        ),
        AddIndexConcurrently(
            model_name="message",
            index=models.Index(
                condition=models.Q(("quote_seq__isnull", False)),
                fields=["conversation", "quote_seq"],
                name="quoting_messages",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "CREATE UNIQUE INDEX CONCURRENTLY card_once ON conversations_message (card, card_id)"
                    " WHERE card_id IS NOT NULL",
                    "DROP INDEX CONCURRENTLY card_once",
                )
            ],
            state_operations=[migrations.AddConstraint(model_name="message", constraint=CARD_ONCE)],
        ),
    ]
