from django.db import migrations, models


class Migration(migrations.Migration):
    """Since when our office is in a thread between two members."""

    dependencies = [("conversations", "0016_messages_by_day")]

    operations = [
        migrations.AddField(
            "conversation",
            "office_since",
            models.DateTimeField(
                blank=True,
                null=True,
                help_text="in a deal: since when our office is here; None while it is not",
            ),
        ),
    ]
