"""Daily counts, and which days of them stand.

Who wrote on a day is in `reports_writers`, who asked us in `reports_askers`; these have no models, as Django
has no fields of single bits.
"""

from uuid import uuid4

from django.db import models

from saypro.reports.models.intervals import Kind, Moment


class Day(models.Model):
    """How many stretches of a kind began, ended or fell due on a day, by what is known of their tickets.

    `bucket` counts the bounds of `buckets.BOUNDS_S` that they were longer than, for those that ended. With
    `is_whole` it is the sum over everything but the category, which is all that most pages ask for; times are
    told apart there for first answers alone.
    """

    day_on = models.DateField()
    kind = models.CharField(max_length=12, choices=Kind)
    moment = models.CharField(max_length=7, choices=Moment)
    category = models.CharField(max_length=60)
    ad_category = models.CharField(max_length=60)
    region = models.CharField(max_length=60)
    segment = models.CharField(max_length=12)
    team_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=8)
    language = models.CharField(max_length=7)
    bucket = models.SmallIntegerField()
    n = models.IntegerField()
    kept = models.IntegerField()
    seconds = models.FloatField()
    office_seconds = models.FloatField()
    is_whole = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = [models.Index(fields=["day_on", "is_whole"], name="days_and_wholes")]


class Spread(models.Model):
    """How long the first answers, or the solutions, of a day and category took: all times in order, in
    seconds, eight bytes each as PostgreSQL sends them.
    """

    day_on = models.DateField()
    kind = models.CharField(max_length=12, choices=Kind)
    category = models.CharField(max_length=60)
    times = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day_on", "kind", "category"], name="one_spread_a_day")
        ]


class Hour(models.Model):
    """How many messages of members came to the office in an hour of its clock."""

    day_on = models.DateField()
    hour = models.SmallIntegerField()
    n = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day_on", "hour"], name="one_hour_a_day")]


class Work(models.Model):
    """What one agent did on a day."""

    day_on = models.DateField()
    agent_id = models.BigIntegerField()
    messages = models.IntegerField()
    answers = models.IntegerField()
    in_time = models.IntegerField()
    solved = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day_on", "agent_id"], name="one_work_a_day")]


class Help(models.Model):
    """What the help centre was used for on a day, where it was; see `Helped` for the words."""

    day_on = models.DateField(primary_key=True)
    visits = models.IntegerField()
    searches = models.IntegerField()
    missed = models.IntegerField()
    readings = models.IntegerField()
    asked = models.IntegerField()


class Fill(models.Model):
    """Whether the counts of a day stand. A day without a row, or one that changed since, is counted live.

    `stamp` is another one each time the day is counted, and no other database has it.
    """

    day_on = models.DateField(primary_key=True)
    is_filled = models.BooleanField(default=False)
    filled_at = models.DateTimeField(null=True)
    stamp = models.UUIDField(default=uuid4)
