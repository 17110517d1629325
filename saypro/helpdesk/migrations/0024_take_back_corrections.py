from django.db import migrations, models


class Migration(migrations.Migration):
    """Corrections that take back what an agent had said."""

    dependencies = [("helpdesk", "0023_find_spam")]

    operations = [
        migrations.AlterField(
            model_name="correction",
            name="after",
            field=models.CharField(
                blank=True,
                choices=[
                    ("general", "General enquiry"),
                    ("support", "Support request"),
                    ("complaint", "Complaint"),
                    ("renewal", "Renewal or approval"),
                    ("violation", "Policy violation"),
                    ("misc", "Miscellaneous"),
                ],
                help_text="empty: taken back",
                max_length=12,
            ),
        ),
    ]
