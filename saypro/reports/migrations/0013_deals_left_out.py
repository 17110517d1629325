from django.db import migrations

UNSETTLE = """
UPDATE reports_fill SET is_filled = false
WHERE day_on IN (
    SELECT (sent_at AT TIME ZONE 'Africa/Johannesburg')::date FROM conversations_message message
    JOIN moderation_report report ON report.conversation_id = message.conversation_id
    JOIN moderation_decision decision ON decision.id = report.decision_id
    JOIN conversations_participant seat
      ON seat.conversation_id = report.conversation_id AND seat.person_id = report.about_id
    WHERE report.reason IN ('scam', 'spam') AND seat.part = 'buyer' AND verdict <> 'none' AND undone_at IS NULL)
"""


class Migration(migrations.Migration):
    """Have the days counted again on which somebody wrote where a buyer only cheated."""

    dependencies = [("reports", "0012_holds"), ("moderation", "0001_initial"), ("conversations", "0019_deals_of_people")]

    operations = [migrations.RunSQL(UNSETTLE, migrations.RunSQL.noop)]
