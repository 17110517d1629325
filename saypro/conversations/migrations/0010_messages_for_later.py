import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import saypro.kit.refs


class Migration(migrations.Migration):
    """Messages can wait for their time."""

    dependencies = [
        ("conversations", "0009_attachments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ScheduledMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(default=saypro.kit.refs.new_ref, max_length=32, unique=True)),
                ("client_id", models.UUIDField(default=uuid.uuid4)),
                ("body", models.TextField(max_length=4000)),
                ("quote_seq", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "after_seq",
                    models.PositiveBigIntegerField(help_text="what had been said when it was written"),
                ),
                ("send_at", models.DateTimeField()),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("held_because", models.CharField(blank=True, max_length=20)),
                (
                    "conversation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scheduled",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["conversation", "sender", "send_at"], name="waiting_to_be_sent")
                ]
            },
        ),
    ]
