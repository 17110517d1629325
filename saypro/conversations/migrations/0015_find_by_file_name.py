from django.db import migrations

# What is missing is kept when the house starts.
FORGET = """
DELETE FROM public.conversations_messagewords words USING public.conversations_message message
WHERE message.id = words.message_id AND message.attachments > 0
"""


class Migration(migrations.Migration):
    """Have the words of messages with files kept anew, with the names of the files."""

    dependencies = [("conversations", "0014_find_by_time")]

    operations = [migrations.RunSQL(FORGET, migrations.RunSQL.noop)]
