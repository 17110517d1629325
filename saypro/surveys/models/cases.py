"""What follows a low score, and what many people say alike."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from saypro.kit.refs import new_ref
from saypro.surveys.models.surveys import Survey


class Theme(models.Model):
    """Something that people raise, known by phrases of our office; closed once we have done something.

    `flagged` is how many people had raised it when the technical team was last told, 0 for never.
    """

    name = models.CharField(max_length=80)
    phrases = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    fixed = models.CharField(max_length=400, blank=True, help_text="what we did, in words for members")
    flagged = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="one_theme_of_that_name"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(fixed=""), name="closed_themes_say_what_was_done"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("surveys:theme", args=[self.pk])


class Mention(models.Model):
    """Somebody raised a theme in their answer; `told_at` once they heard what came of it."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="mentions")
    at = models.DateTimeField()
    is_by_hand = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["theme", "survey"], name="mentioned_once")]
        indexes = [models.Index("theme", F("at").desc(), name="mentions_of_theme")]


class Case(models.Model):
    """A low score that one of us follows up; the first step is expected by `due_at`, in office hours."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        TAKEN = "taken", _("Taken up")
        CLOSED = "closed", _("Closed")

    class Outcome(models.TextChoices):
        FIXED = "fixed", _("Put right")
        ANSWERED = "answered", _("Explained to the member")
        NOTHING = "nothing", _("Nothing to be done")
        BETTER = "better", _("They changed their answer")
        TEST = "test", _("A test, or abusive")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="case")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    note = models.CharField(max_length=400, blank=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    first_action_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(closed_at=None, outcome=""),
                name="closed_with_an_outcome",
            )
        ]
        indexes = [
            models.Index("due_at", "id", condition=~Q(state="closed"), name="cases_to_follow"),
            models.Index(F("opened_at").desc(), F("id").desc(), name="cases_newest"),
        ]

    def __str__(self) -> str:
        return self.ref

    def get_absolute_url(self) -> str:
        return reverse("surveys:case", args=[self.ref])

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED
