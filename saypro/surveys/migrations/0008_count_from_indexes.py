from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Least

COUNTS = models.Q(withdrawn_at=None, origin="rule", is_left_out=False)
SCORED = COUNTS & models.Q(score__isnull=False)


class Migration(migrations.Migration):
    """Let the office's figures be read from indexes alone."""

    atomic = False

    dependencies = [("surveys", "0007_note_left_out")]

    operations = [
        RemoveIndexConcurrently("survey", "surveys_displayed"),
        AddIndexConcurrently(
            "survey",
            models.Index(
                "answered_at",
                condition=SCORED,
                include=["side", "segment", "score", "version"],
                name="surveys_scored",
            ),
        ),
        AddIndexConcurrently(
            "survey",
            models.Index(
                "answered_at",
                condition=SCORED & ~models.Q(worked="", improve=""),
                include=["person"],
                name="surveys_said",
            ),
        ),
        AddIndexConcurrently(
            "survey",
            models.Index(
                Least("shown_at", "requested_at", "started_at"),
                condition=COUNTS,
                include=["shown_at", "requested_at", "started_at", "completed_at", "person"],
                name="surveys_displayed",
            ),
        ),
    ]
