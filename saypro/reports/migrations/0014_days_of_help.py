from django.db import migrations, models

UNSETTLE = """
UPDATE reports_fill SET is_filled = false
WHERE day_on >= (
    SELECT min((occurred_at AT TIME ZONE 'Africa/Johannesburg')::date) FROM events_event
    WHERE kind IN ('knowledge.article_read', 'knowledge.help_searched'))
"""


class Migration(migrations.Migration):
    """Keep of each day what the help centre was used for; days since its first use are counted again."""

    dependencies = [("reports", "0013_deals_left_out"), ("events", "0003_reactions")]

    operations = [
        migrations.CreateModel(
            name="Help",
            fields=[
                ("day_on", models.DateField(primary_key=True, serialize=False)),
                ("visits", models.IntegerField()),
                ("searches", models.IntegerField()),
                ("missed", models.IntegerField()),
                ("readings", models.IntegerField()),
                ("asked", models.IntegerField()),
            ],
        ),
        migrations.RunSQL(UNSETTLE, migrations.RunSQL.noop),
    ]
