from django.db import migrations

NOTE = """
UPDATE surveys_survey SET is_left_out = true
WHERE NOT is_left_out AND conversation_id IN (
    SELECT conversation_id FROM helpdesk_ticket WHERE spam_at IS NOT NULL
    UNION ALL
    SELECT conversation_id FROM helpdesk_ticket JOIN accounts_user person ON person.id = member_id
    WHERE channel <> 'deal' AND (is_test OR role IN ('agent', 'lead', 'admin'))
    UNION ALL
    SELECT conversation_id FROM conversations_participant JOIN accounts_user person ON person.id = person_id
    WHERE part IN ('buyer', 'seller') AND (is_test OR role IN ('agent', 'lead', 'admin'))
    UNION ALL
    SELECT report.conversation_id FROM moderation_report report
    JOIN moderation_decision decision ON decision.id = report.decision_id
    JOIN conversations_participant seat
      ON seat.conversation_id = report.conversation_id AND seat.person_id = report.about_id
    WHERE report.reason IN ('scam', 'spam') AND seat.part = 'buyer' AND verdict <> 'none' AND undone_at IS NULL)
"""


class Migration(migrations.Migration):
    """Note it of those that are there. May be repeated."""

    dependencies = [
        ("surveys", "0006_left_out"),
        ("accounts", "0008_people_left_out"),
        ("conversations", "0019_deals_of_people"),
        ("helpdesk", "0023_find_spam"),
        ("moderation", "0001_initial"),
    ]

    operations = [migrations.RunSQL(NOTE, migrations.RunSQL.noop)]
