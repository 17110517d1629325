"""Mailboxes that we fetch mail from."""

from django.db import models


class Mailbox(models.Model):
    """How far we have read a mailbox: up to `last_uid`, while the server's `uid_validity` is the same."""

    name = models.CharField(max_length=300, unique=True, help_text="user@host/folder")
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True, help_text="why the last try did not read it")
    failing_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
