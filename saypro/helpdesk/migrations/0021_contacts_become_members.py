import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which member a contact has become, and when."""

    dependencies = [
        ("helpdesk", "0020_find_tickets_in_deals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "contact",
            "member",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                help_text="who proved the address since, and has the threads now",
            ),
        ),
        migrations.AddField("contact", "became_at", models.DateTimeField(blank=True, null=True)),
    ]
