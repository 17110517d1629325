"""What readers do, counted by day, and what they think of an article."""

from django.db import models

from saypro.knowledge.models.article import Article


class Reads(models.Model):
    """How often an article was read on a day, once for each visitor."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reads")
    day_on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "day_on"], name="one_count_a_day")]


class MissedSearch(models.Model):
    """Words that found nothing, and how often on a day; without addresses and numbers."""

    words = models.CharField(max_length=80)
    day_on = models.DateField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "day_on"], name="one_miss_a_day")]


class Vote(models.Model):
    """Whether an article helped its reader, who is known by a key only."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="votes")
    visitor = models.CharField(max_length=40)
    helped = models.BooleanField()
    voted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "visitor"], name="one_vote_a_visitor")]
