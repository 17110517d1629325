from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """An index for what was said within some days."""

    atomic = False
    dependencies = [("conversations", "0013_find_by_name")]

    operations = [
        AddIndexConcurrently("messagewords", models.Index(fields=["sent_at"], name="words_by_time")),
    ]
