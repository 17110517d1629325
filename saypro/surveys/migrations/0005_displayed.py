from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Least


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("surveys", "0004_feelings")]

    operations = [
        AddIndexConcurrently(
            model_name="survey",
            index=models.Index(Least("shown_at", "requested_at", "started_at"), name="surveys_displayed"),
        ),
    ]
