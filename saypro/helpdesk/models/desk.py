"""How an agent works at the desk: views kept by name, choices, and what was done to many tickets at once."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from saypro.kit.refs import new_ref


class SavedView(models.Model):
    """A narrowed queue that its owner gave a name; `query` is its part of the address. Shared, all see it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views", db_index=False
    )
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=300)
    is_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("owner", Lower("name"), name="one_view_of_that_name")]
        indexes = [models.Index(fields=["name"], name="shared_views", condition=models.Q(is_shared=True))]

    def __str__(self) -> str:
        return self.name


class DeskChoice(models.Model):
    """What an agent has chosen for the desk; who has chosen nothing has no row."""

    class Next(models.TextChoices):
        NEXT = "next", _("Open the next ticket")
        STAY = "stay", _("Stay on the ticket")
        LIST = "list", _("Go back to the list")

    agent = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="desk_choice"
    )
    has_keys = models.BooleanField(default=True)
    after_solving = models.CharField(max_length=4, choices=Next, default=Next.STAY)


class Bulk(models.Model):
    """Something that was done to many tickets at once, kept so that it can be taken back.

    `changes` has one row for each ticket that it changed: its key, how it was before and how it was left.
    """

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(max_length=10)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    changes = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.ref
