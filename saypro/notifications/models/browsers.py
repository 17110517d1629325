"""Browsers that take pushes, and the outbox of what goes to them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.notifications.models.mails import State


class Browser(models.Model):
    """One browser of a person: where its pushes go, and the keys only it can open them with."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="browsers")
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    session_key = models.CharField(max_length=40)
    added_at = models.DateTimeField(default=timezone.now)
    reached_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Push(models.Model):
    """One push to one browser, on its way or gone. `tag`: a later one of the same takes its place."""

    browser = models.ForeignKey(Browser, on_delete=models.CASCADE, related_name="pushes")
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=300)
    tag = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    error = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField(default=timezone.now, db_index=True)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = _("pushes")
        indexes = [
            models.Index(fields=["claimed_at"], name="push_being_sent", condition=models.Q(state="sending"))
        ]
