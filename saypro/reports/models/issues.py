"""Reports that were made, and who gets them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from saypro.kit.refs import new_ref


class Issue(models.Model):
    """A report as it was when it was made; the database refuses to change it.

    `told` has its sentences and tables, `pdf` the same on paper; `made_by` is None for the schedule's.
    """

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="+",
    )
    told = models.JSONField()
    pdf = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "since"], condition=Q(made_by=None), name="one_scheduled_report_a_period"
            )
        ]


class Recipient(models.Model):
    """An address that gets every report of a kind."""

    kind = models.CharField(max_length=30)
    email = models.EmailField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["kind", "email"]
        constraints = [models.UniqueConstraint(fields=["kind", "email"], name="one_recipient_a_report")]
