"""How a comment was read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saypro.surveys.models.surveys import Survey


class Feeling(models.Model):
    """Of the latest words of a survey. Comments without a row wait to be read, and are not called neutral."""

    class Label(models.TextChoices):
        GOOD = "good", _("Meant well")
        MIXED = "mixed", _("Neither")
        BAD = "bad", _("Meant badly")
        UNREAD = "unread", _("Not analysed")

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, primary_key=True, related_name="feeling")
    label = models.CharField(max_length=6, choices=Label)
    confidence = models.FloatField()
    language = models.CharField(max_length=7)
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="confidence_is_a_share"
            )
        ]
