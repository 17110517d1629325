from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """An index for the few tickets in threads between members."""

    atomic = False
    dependencies = [("helpdesk", "0019_invitations")]

    operations = [
        AddIndexConcurrently(
            "ticket",
            models.Index(
                fields=["conversation"], name="tickets_in_deals", condition=models.Q(channel="deal")
            ),
        ),
    ]
