"""Reports that are still being written."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from saypro.kit.refs import new_ref


class Draft(models.Model):
    """The figures of a report as they were when it was begun, in `told`, and the sentences as they are now.

    `prose` has the lead, what the figures say and what to do, one sentence on each line; `quotes` the places
    of those quotes that are to stay. One of the schedule's goes out by itself at `goes_out_at`.
    """

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    kind = models.CharField(max_length=30)
    since = models.DateField()
    told = models.JSONField()
    prose = models.JSONField()
    quotes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    goes_out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "since"],
                condition=Q(goes_out_at__isnull=False),
                name="one_held_report_a_period",
            )
        ]

    @property
    def is_held(self) -> bool:
        return self.goes_out_at is not None
