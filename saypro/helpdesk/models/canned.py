"""Words and moves that agents keep ready."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.helpdesk.models.teams import Membership, Team
from saypro.helpdesk.models.tickets import Category, Priority


def usable_by(agent: User) -> Q:
    """The agent's own, those of their teams, and those for all."""
    teams = Membership.objects.filter(agent=agent).values("team")
    return Q(owner=agent) | Q(team__in=teams) | Q(owner=None, team=None)


class Kept(models.Model):
    """Something kept ready: for its owner alone, for a team, or for all where there is neither."""

    name = models.CharField(_("name"), max_length=80)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class CannedReply(Kept):
    """A reply to be inserted; `body` may name variables, such as {{member.first_name}}."""

    shortcut = models.CharField(_("shortcut"), max_length=30)
    body = models.TextField(_("text"), max_length=4000)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "owner", "team", Lower("shortcut"), name="one_canned_reply_a_shortcut", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(owner=None) | Q(team=None), name="canned_for_one_audience"),
        ]


class Macro(Kept):
    """What one press does to a ticket; what is empty stays as it is."""

    class Then(models.TextChoices):
        STAY = "stay", _("Stay on the ticket")
        NEXT = "next", _("Go to the next ticket")
        LIST = "list", _("Go back to the list")

    class Ends(models.TextChoices):
        WAITING = "waiting", _("Waiting for the member")
        SOLVED = "solved", _("Solved")

    class Assigns(models.TextChoices):
        ME = "me", _("Whoever runs it")
        NOBODY = "nobody", _("Nobody")
        AGENT = "agent", _("A colleague")

    reply = models.TextField(_("reply"), max_length=4000, blank=True)
    note = models.TextField(_("internal note"), max_length=4000, blank=True)
    category = models.CharField(_("category"), max_length=12, choices=Category, blank=True)
    priority = models.CharField(_("priority"), max_length=8, choices=Priority, blank=True)
    priority_reason = models.CharField(_("why"), max_length=120, blank=True)
    ends = models.CharField(_("state"), max_length=8, choices=Ends, blank=True)
    assigns = models.CharField(_("assigned to"), max_length=8, choices=Assigns, blank=True)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    then = models.CharField(_("then"), max_length=4, choices=Then, default=Then.STAY)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "owner", "team", Lower("name"), name="one_macro_of_a_name", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(owner=None) | Q(team=None), name="macro_for_one_audience"),
        ]
