from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists count them among the unread, to leave them out."""

    atomic = False
    dependencies = [("conversations", "0005_earlier_wordings")]

    operations = [
        AddIndexConcurrently(
            model_name="message",
            index=models.Index(
                condition=models.Q(("kind", "undone")),
                fields=["conversation", "seq"],
                name="undone_messages",
            ),
        ),
    ]
