from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """An index for the few of the office among all members: every page of theirs names them."""

    atomic = False
    dependencies = [("accounts", "0004_contacts")]

    operations = [
        AddIndexConcurrently(
            "user",
            models.Index(
                fields=["name", "id"],
                name="office_by_name",
                condition=models.Q(role__in=["agent", "lead", "admin"]),
            ),
        ),
    ]
