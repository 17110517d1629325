from django.db import migrations, models

STEPS = (
    "opened asked thanked answered waiting snoozed woken solved reopened sorted ranked merged unmerged absorbed"
    " released split linked unlinked escalated ticked unticked spam unspam"
)


class Migration(migrations.Migration):
    """Tickets can be marked as spam, which is no work: they count as solved while they are."""

    dependencies = [("helpdesk", "0021_contacts_become_members")]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="spam_at",
            field=models.DateTimeField(blank=True, help_text="when it was marked; solved since", null=True),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(spam_at=None) | models.Q(state="solved"), name="spam_is_no_work"
            ),
        ),
        migrations.AlterField(
            model_name="ticketstep",
            name="what",
            field=models.CharField(choices=[(step, step) for step in STEPS.split()], max_length=12),
        ),
    ]
