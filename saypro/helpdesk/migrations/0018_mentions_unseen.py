from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """An index for the few mentions an agent has not seen: every page of the desk counts them."""

    atomic = False
    dependencies = [("helpdesk", "0017_views_choices_and_bulks")]

    operations = [
        AddIndexConcurrently(
            "mention",
            models.Index(fields=["agent"], name="mentions_unseen", condition=models.Q(seen_at=None)),
        ),
    ]
