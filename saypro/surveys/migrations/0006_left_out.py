from django.db import migrations, models


class Migration(migrations.Migration):
    """Remember of each survey whether figures leave its thread out."""

    dependencies = [("surveys", "0005_displayed")]

    operations = [
        migrations.AddField(
            model_name="survey",
            name="is_left_out",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
