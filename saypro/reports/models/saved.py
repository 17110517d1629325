"""Questions that somebody keeps."""

from django.conf import settings
from django.db import models

from saypro.kit.refs import new_ref
from saypro.reports.models.targets import LENGTHS


class SavedReport(models.Model):
    """A custom report under a name: `query` is its address's, so that it is judged anew each time.

    With a `schedule` its owner gets it by mail when a week, month or quarter is over; `mailed_until` is the
    end of the last one that was mailed.
    """

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    is_shared = models.BooleanField(default=False)
    schedule = models.CharField(max_length=8, choices=LENGTHS, blank=True)
    mailed_until = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_report_of_a_name")]
