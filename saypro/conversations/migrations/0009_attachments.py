import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import saypro.kit.refs


class Migration(migrations.Migration):
    """Files in threads. The new column of messages rewrites and reads nothing."""

    dependencies = [
        ("conversations", "0008_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="message",
            name="kind",
            field=models.CharField(
                choices=[("text", "Text"), ("card", "Card"), ("files", "Files"), ("undone", "Taken back")],
                db_default="text",
                default="text",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="attachments",
            field=models.SmallIntegerField(db_default=0, default=0, help_text="how many files it has"),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(default=saypro.kit.refs.new_ref, max_length=32, unique=True)),
                ("seq", models.PositiveBigIntegerField(blank=True, help_text="its message; none while unsent", null=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("client_id", models.UUIDField(default=uuid.uuid4)),
                ("kind", models.CharField(choices=[("photo", "Photo"), ("document", "Document")], max_length=8)),
                ("extension", models.CharField(help_text="what the content says it is", max_length=5)),
                ("name", models.CharField(max_length=120)),
                ("size", models.PositiveIntegerField(help_text="bytes, as it came")),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("key", models.CharField(default=saypro.kit.refs.new_ref, max_length=32)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being checked"),
                            ("delayed", "The check takes longer than usual"),
                            ("ready", "Ready"),
                            ("refused", "Damaged"),
                            ("infected", "Has a virus"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("tries", models.PositiveSmallIntegerField(default=0, help_text="how often somebody began to open it")),
                ("scanned_at", models.DateTimeField(blank=True, null=True)),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "conversation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "uploader",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["uploader", "uploaded_at"], name="attachments_by_uploader"),
                    models.Index(condition=models.Q(("seq", None)), fields=["uploaded_at"], name="unsent_attachments"),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "delayed"])),
                        fields=["uploaded_at"],
                        name="unchecked_attachments",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint("conversation", "seq", "position", name="one_place_per_attachment"),
                    models.UniqueConstraint("uploader", "client_id", name="uploaded_once"),
                ],
            },
        ),
    ]
