from django.db import migrations, models


class Migration(migrations.Migration):
    """Members can have the premium plan until a moment."""

    dependencies = [("accounts", "0006_test_accounts")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="premium_until",
            field=models.DateTimeField(blank=True, help_text="the free plan without it", null=True),
        ),
    ]
