from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Find the few people whom figures leave out, without reading all."""

    atomic = False

    dependencies = [("accounts", "0007_premium")]

    operations = [
        AddIndexConcurrently(
            "user",
            models.Index(
                fields=["id"],
                name="people_left_out",
                condition=models.Q(("is_test", True), ("role__in", ("agent", "lead", "admin")), _connector="OR"),
            ),
        ),
    ]
