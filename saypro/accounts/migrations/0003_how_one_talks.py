import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Receipts and presence can be switched off, and people can be away."""

    dependencies = [("accounts", "0002_time_zone")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="shows_reading",
            field=models.BooleanField(
                db_default=True, default=True, verbose_name="tell and see what has been read"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="shows_presence",
            field=models.BooleanField(
                db_default=True, default=True, verbose_name="tell and see who is online"
            ),
        ),
        migrations.CreateModel(
            name="AwayPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=140)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="away_periods",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="away_forwards",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("person",), name="one_open_end_per_person"
                    ),
                ]
            },
        ),
    ]
