"""How fast sellers answer."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from saypro.conversations.models import Conversation


class FirstAnswer(models.Model):
    """When the buyer's first words came into a thread, and when the seller first answered them.

    Written by reactions in any order: `asked_at` is None while only the answer is known, and for ever in a
    thread that the seller began.
    """

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    seller = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_spam = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index("seller", F("asked_at").desc(), name="asked_of_seller")]


class ResponseFigure(models.Model):
    """What a seller's threads come to, as of `as_of`: how many were `asked`, how many of them `answered` in
    24 hours of their own day, and the median wait in seconds. None where nobody was answered."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="response_figure"
    )
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    median_s = models.PositiveIntegerField(null=True, blank=True)
    as_of = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(answered__lte=F("asked")), name="no_more_answers_than_asked")
        ]
