"""Pictures of ads."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.kit.refs import new_handle

PHOTO_SIZES = (320, 800, 1600)


class Photo(models.Model):
    """A picture of an ad; files are stored under `key` once its job has re-encoded them."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being prepared")
        READY = "ready", _("Ready")
        REFUSED = "refused", _("Refused")

    ref = models.SlugField(max_length=12, unique=True, default=new_handle)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    listing = models.ForeignKey(
        "listings.Listing", on_delete=models.CASCADE, related_name="photos", null=True, blank=True
    )
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=200, blank=True)
    original = models.CharField(
        max_length=80, blank=True, help_text="where the upload lies until it is ready"
    )
    key = models.CharField(max_length=64, blank=True, db_index=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="ready") | ~Q(key=""), name="ready_photo_has_files")
        ]

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def small_url(self) -> str:
        return photo_url(self.key, PHOTO_SIZES[0], "webp")

    @property
    def url(self) -> str:
        return photo_url(self.key, PHOTO_SIZES[1], "webp")

    @property
    def large_url(self) -> str:
        return photo_url(self.key, PHOTO_SIZES[2], "webp")

    def srcset(self, kind: str) -> str:
        return ", ".join(f"{photo_url(self.key, size, kind)} {size}w" for size in PHOTO_SIZES)

    @property
    def avif_srcset(self) -> str:
        return self.srcset("avif")

    @property
    def webp_srcset(self) -> str:
        return self.srcset("webp")


def photo_url(key: str, size: int, kind: str) -> str:
    return reverse("listings:photo", args=[key, size, kind])
