from uuid import uuid4

from django.db import migrations, models


class Migration(migrations.Migration):
    """Give each counting of a day a stamp, by which what was read of it is known to be true still."""

    dependencies = [("reports", "0015_askers")]

    operations = [migrations.AddField("fill", "stamp", models.UUIDField(default=uuid4))]
