"""Messages of a day are found without reading all of them; written in order, so a small index does."""

from django.contrib.postgres.indexes import BrinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("conversations", "0015_find_by_file_name")]

    operations = [
        AddIndexConcurrently(
            "message",
            BrinIndex(fields=["sent_at"], name="messages_by_day", pages_per_range=32, autosummarize=True),
        ),
    ]
