from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """An index for the few deals in which our office is."""

    atomic = False
    dependencies = [("conversations", "0017_office_in_deals")]

    operations = [
        AddIndexConcurrently(
            "conversation",
            models.Index(
                fields=["office_since"],
                name="deals_with_office",
                condition=models.Q(office_since__isnull=False),
            ),
        ),
    ]
