from django.db import migrations, models


class Migration(migrations.Migration):
    """Messages may be cards, quote, change, be taken back and carry a warning. Adding columns rewrites nothing."""

    dependencies = [("conversations", "0002_room_to_change_in_place")]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="changed",
            field=models.PositiveBigIntegerField(
                db_default=0, default=0, help_text="the revision at which a message in it last changed"
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="kind",
            field=models.CharField(
                choices=[("text", "Text"), ("card", "Card"), ("undone", "Taken back")],
                db_default="text",
                default="text",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="card",
            field=models.CharField(
                blank=True, db_default="", default="", help_text="who draws it", max_length=30
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="card_id",
            field=models.BigIntegerField(
                blank=True, help_text="the row of the room that draws it", null=True
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="quote_seq",
            field=models.PositiveBigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="message", name="edited_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="message", name="deleted_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="message",
            name="revision",
            field=models.PositiveBigIntegerField(
                db_default=0, default=0, help_text="the thread's when this last changed; 0 for never"
            ),
        ),
        migrations.AddField(
            model_name="message", name="warnings", field=models.JSONField(blank=True, null=True)
        ),
    ]
