"""Who in the office takes which matters."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

MOST_AT_ONCE = 200


class Team(models.Model):
    """A group of agents with the matters it takes; an empty list means any.

    Where several teams take a matter, the one that says most about it has it.
    """

    name = models.CharField(_("name"), max_length=60)
    categories = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    segments = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=7), default=list, blank=True)

    is_private = models.BooleanField(
        _("private"), default=False, help_text=_("Only its members and the leads see its tickets.")
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="one_team_of_a_name")]

    def __str__(self) -> str:
        return self.name

    def takes(self, category: str, segment: str, language: str) -> bool:
        return all(
            not wanted or given in wanted for wanted, given in self._pairs(category, segment, language)
        )

    def rank(self, category: str, segment: str, language: str) -> int:
        """How particular it is about this matter."""
        return sum(bool(wanted) for wanted, _given in self._pairs(category, segment, language))

    def _pairs(self, *given: str) -> list[tuple[list[str], str]]:
        return list(zip((self.categories, self.segments, self.languages), given, strict=True))


class Membership(models.Model):
    """An agent in a team. `capacity` is how many open tickets they have at once, whatever team those are of.

    `languages` are those they answer in; none named means all.
    """

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="team_memberships"
    )
    capacity = models.PositiveSmallIntegerField(default=8)
    languages = ArrayField(models.CharField(max_length=7), default=list, blank=True)
    is_lead = models.BooleanField(default=False)

    class Meta:
        ordering = ["agent__name"]
        constraints = [
            models.UniqueConstraint(fields=["team", "agent"], name="in_a_team_once"),
            models.CheckConstraint(condition=Q(capacity__lte=MOST_AT_ONCE), name="capacity_in_range"),
        ]

    def speaks(self, language: str) -> bool:
        """Whether they answer in it; a language that nobody could tell is everybody's."""
        return not self.languages or language in ("", "unknown") or language in self.languages
