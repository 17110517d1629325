from django.db import migrations

# One bit for each person of a block of 8,192: Django has no field for that.
ASKERS = """
CREATE TABLE reports_askers (
    day_on date NOT NULL,
    block bigint NOT NULL,
    who bit(8192) NOT NULL,
    PRIMARY KEY (day_on, block)
)
"""


class Migration(migrations.Migration):
    """Keep of each day who asked us; days counted before know nothing of it and are counted again."""

    dependencies = [("reports", "0014_days_of_help")]

    operations = [
        migrations.RunSQL(ASKERS, "DROP TABLE reports_askers"),
        migrations.RunSQL("UPDATE reports_fill SET is_filled = false", migrations.RunSQL.noop),
    ]
