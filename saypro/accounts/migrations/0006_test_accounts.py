from django.db import migrations, models


class Migration(migrations.Migration):
    """Accounts that are there for trying things out, which no figure counts."""

    dependencies = [("accounts", "0005_office_by_name")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="is_test",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="somebody of ours tries things out: no figure counts it",
            ),
        ),
    ]
