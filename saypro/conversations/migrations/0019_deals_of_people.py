from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Find the deals that people of our office have for themselves among the many threads they answer in."""

    atomic = False

    dependencies = [("conversations", "0018_find_deals_with_office")]

    operations = [
        AddIndexConcurrently(
            "participant",
            models.Index(
                fields=["person"],
                name="deals_of_people",
                condition=models.Q(("part__in", ["buyer", "seller"])),
            ),
        ),
    ]
