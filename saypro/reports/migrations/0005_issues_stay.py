from django.db import migrations


class Migration(migrations.Migration):
    """A report that was made cannot be changed, by no road."""

    dependencies = [("reports", "0004_issues")]

    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION reports_issue_stays() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'a report that was made cannot be changed'; END $$;
            CREATE TRIGGER reports_issue_stays BEFORE UPDATE ON reports_issue
            FOR EACH ROW EXECUTE FUNCTION reports_issue_stays();
            """,
            """
            DROP TRIGGER reports_issue_stays ON reports_issue;
            DROP FUNCTION reports_issue_stays();
            """,
        )
    ]
