from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Find those who are no members without reading all people: a dashboard takes them off who wrote."""

    atomic = False

    dependencies = [("accounts", "0009_refusals")]

    operations = [
        AddIndexConcurrently(
            "user",
            models.Index(
                fields=["id"], name="no_members", condition=models.Q(("role", "member"), _negated=True)
            ),
        ),
    ]
