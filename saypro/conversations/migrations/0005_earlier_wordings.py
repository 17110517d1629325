import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What a message said before it was changed is kept for our office."""

    dependencies = [("conversations", "0004_find_messages_that_change")]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="emptied_seq",
            field=models.PositiveBigIntegerField(
                db_default=0, default=0, help_text="up to this number everything was taken back"
            ),
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.TextField(max_length=4000)),
                ("until", models.DateTimeField()),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="conversations.message",
                    ),
                ),
            ],
        ),
    ]
