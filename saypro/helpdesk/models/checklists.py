"""Steps to take: kept by category, ticked off on a ticket by us, or by the member in the thread."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.models.tickets import Category, Ticket
from saypro.kit.refs import new_ref

By = settings.AUTH_USER_MODEL
LONGEST_STEP = 200


class Checklist(models.Model):
    """Steps for matters of a category, as leads keep them."""

    category = models.CharField(_("category"), max_length=12, choices=Category)
    name = models.CharField(_("name"), max_length=80)
    steps = ArrayField(models.CharField(max_length=LONGEST_STEP))

    class Meta:
        ordering = ["category", "name"]
        constraints = [models.UniqueConstraint("category", "name", name="one_checklist_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Checkup(models.Model):
    """A checklist in use on a ticket, with its steps as they were then; `is_sent` to the member to tick."""

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="checkups")
    checklist = models.ForeignKey(Checklist, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=80)
    steps = ArrayField(models.CharField(max_length=LONGEST_STEP))
    is_sent = models.BooleanField(default=False)
    by = models.ForeignKey(By, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("ticket", "checklist", "is_sent", name="one_checkup_a_checklist")
        ]


class Tick(models.Model):
    """A step of a checkup that somebody has done; `position` counts from 0."""

    checkup = models.ForeignKey(Checkup, on_delete=models.CASCADE, related_name="ticks", db_index=False)
    position = models.PositiveSmallIntegerField()
    by = models.ForeignKey(By, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("checkup", "position", name="a_step_is_ticked_once")]
