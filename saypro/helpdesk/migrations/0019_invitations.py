import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was said to our office when it was asked into a deal."""

    dependencies = [
        ("helpdesk", "0018_mentions_unseen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("unsafe", "I feel unsafe or threatened"),
                            ("scam", "It looks like a scam"),
                            ("money", "Something is wrong with the money"),
                            ("goods", "It is not what was agreed"),
                            ("no_show", "The other side does not come or answer"),
                            ("other", "Something else"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("evidence", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("seq", models.PositiveBigIntegerField(default=0)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitation",
                        to="helpdesk.ticket",
                    ),
                ),
            ],
        ),
        migrations.AlterField(
            "ticket",
            "channel",
            models.CharField(
                choices=[
                    ("chat", "Chat"),
                    ("mail", "E-mail"),
                    ("phone", "Phone"),
                    ("widget", "Help button"),
                    ("office", "Begun by our office"),
                    ("deal", "Asked into a deal"),
                ],
                default="chat",
                max_length=8,
            ),
        ),
    ]
