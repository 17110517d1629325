"""What is asked, in which words and by which rules: data with versions."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class About(models.TextChoices):
    TICKET = "ticket", _("Tickets with our office")
    DEAL = "deal", _("Talks between members")


class Version(models.Model):
    """Never changed, only followed by another: a survey keeps the one it was offered with.

    `most` is the end of the scale that begins at 1, scores from `good_from` on are positive, those up to
    `low_to` open a case. `factors_each` of the `factors` are asked in each survey, in turns. `words` has for
    each language the sentences of the card and the page.
    """

    about = models.CharField(max_length=6, choices=About)
    number = models.PositiveSmallIntegerField()
    valid_from = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    most = models.PositiveSmallIntegerField()
    good_from = models.PositiveSmallIntegerField()
    low_to = models.PositiveSmallIntegerField()
    factors = models.JSONField(default=list)
    factors_each = models.PositiveSmallIntegerField(default=2)
    open_days = models.PositiveSmallIntegerField(default=14)
    cooldown_days = models.PositiveSmallIntegerField(default=7)
    request_hours = models.PositiveSmallIntegerField(default=1, help_text="how long the card waits alone")
    remind_days = models.PositiveSmallIntegerField(default=3, help_text="0 for no reminder")
    words = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "number"], name="one_version_of_a_number"),
            models.CheckConstraint(
                condition=Q(low_to__lt=F("good_from"), good_from__lte=F("most"), low_to__gte=1, most__lte=10),
                name="scale_in_order",
            ),
            models.CheckConstraint(condition=Q(factors_each__lte=2), name="two_factors_at_most"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.number}"

    @property
    def languages(self) -> list[str]:
        return list(self.words)

    def said(self, language: str) -> dict[str, Any]:
        """All sentences in this language, in English where there is none."""
        found: dict[str, Any] = self.words.get(language) or self.words["en"]
        return found

    @property
    def open_for(self) -> timedelta:
        return timedelta(days=self.open_days)

    @property
    def cooldown(self) -> timedelta:
        return timedelta(days=self.cooldown_days)
