"""Questions that somebody keeps."""

from django.conf import settings
from django.db import models

from saypro.kit.refs import new_ref


class SavedReport(models.Model):
    """A custom report under a name: `query` is its address's, so that it is judged anew each time."""

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    is_shared = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_report_of_a_name")]
