from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    """An index for the few tickets that are spam, the newest first."""

    atomic = False
    dependencies = [("helpdesk", "0022_spam")]

    operations = [
        AddIndexConcurrently(
            "ticket",
            models.Index(
                F("spam_at").desc(),
                F("id").desc(),
                name="tickets_spam",
                condition=models.Q(spam_at__isnull=False),
            ),
        ),
    ]
