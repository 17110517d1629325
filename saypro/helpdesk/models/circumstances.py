"""What somebody was doing when they asked for help."""

from django.db import models

from saypro.conversations.models import Conversation


class Circumstances(models.Model):
    """The step that failed, as its member saw and sent it: a `failures.Failure` in plain values."""

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="circumstances"
    )
    failure = models.JSONField()
