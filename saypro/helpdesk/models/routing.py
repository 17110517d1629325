"""Whether the office has tickets assigned by itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Moves(models.TextChoices):
    """What moves on when its agent goes home."""

    OWED = "owed", _("Only tickets that wait for our answer")
    ALL = "all", _("All that are open")
    NONE = "none", _("None")


class RoutingSettings(models.Model):
    """One row at most; without it the first settings hold. Nothing is routed while there is no team."""

    is_on = models.BooleanField(_("assign tickets automatically"), default=True)
    moves = models.CharField(
        _("when an agent goes home, move on"), max_length=4, choices=Moves, default=Moves.OWED
    )
    default_team = models.ForeignKey(
        "helpdesk.Team", verbose_name=_("team for the rest"), on_delete=models.SET_NULL, null=True, blank=True
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_routing_settings")]
