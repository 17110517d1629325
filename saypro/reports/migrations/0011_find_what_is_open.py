from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Count what is open by whatever is known of it from the index alone."""

    atomic = False

    dependencies = [("reports", "0010_drafts")]

    operations = [
        AddIndexConcurrently(
            "interval",
            models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["kind", "started_at"],
                include=["category", "ad_category", "region", "segment", "team_id", "channel", "language"],
                name="intervals_open",
            ),
        ),
        RemoveIndexConcurrently("interval", "intervals_going_on"),
    ]
