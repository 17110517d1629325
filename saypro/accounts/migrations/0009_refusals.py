import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who asked how often for what is not theirs to see."""

    dependencies = [("accounts", "0008_people_left_out")]

    operations = [
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hour_at", models.DateTimeField(db_index=True)),
                ("kind", models.CharField(blank=True, max_length=60)),
                ("key", models.CharField(blank=True, max_length=60)),
                ("times", models.PositiveIntegerField(default=1)),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), size=None
                    ),
                ),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-first_at", "-id"], name="refusals_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "hour_at", "kind", "key"), name="refused_in_one_row_an_hour"
                    )
                ],
            },
        ),
    ]
