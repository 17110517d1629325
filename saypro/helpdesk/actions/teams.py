"""Teams, and who is in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.helpdesk.actions.routing_soon import route_soon
from saypro.helpdesk.actions.sealing import show_out
from saypro.helpdesk.events import TeamChanged
from saypro.helpdesk.models import Membership, Team
from saypro.helpdesk.refusals import Refused
from saypro.kit.constraints import violated


@dataclass(frozen=True, slots=True)
class Matters:
    """What a team takes; an empty part means any."""

    categories: Sequence[str] = ()
    segments: Sequence[str] = ()
    languages: Sequence[str] = ()
    is_private: bool = False


def save_team(team: Team | None, *, name: str, matters: Matters, by: User) -> Team:
    """The team, a new one for None, with this name and these matters. Raises Refused for a taken name."""
    try:
        return _save(team or Team(), name.strip(), matters, by)
    except IntegrityError as error:
        if violated(error) == "one_team_of_a_name":
            raise Refused(_("There is a team of this name. Choose another.")) from error
        raise


@transaction.atomic
def _save(team: Team, name: str, matters: Matters, by: User) -> Team:
    what = "changed" if team.pk else "made"
    team.name = name
    team.categories, team.segments = list(matters.categories), list(matters.segments)
    team.languages, team.is_private = list(matters.languages), matters.is_private
    team.save()
    show_out(team, by=by)
    _record(team, what, by)
    return team


@transaction.atomic
def drop_team(team: Team, *, by: User) -> None:
    """Its tickets go to the other teams; who has one keeps it."""
    _record(team, "dropped", by)
    team.delete()


@transaction.atomic
def change_member(
    team: Team, agent: User, *, capacity: int, languages: Sequence[str], is_lead: bool, by: User
) -> Membership:
    """Take the agent in, or change what they take. Raises Refused for people outside the office."""
    if not (agent.is_office and agent.is_active):
        raise Refused(_("Only people of our office take tickets."))
    kept, is_new = Membership.objects.update_or_create(
        team=team,
        agent=agent,
        defaults={"capacity": capacity, "languages": list(languages), "is_lead": is_lead},
    )
    _record(team, f"{'took in' if is_new else 'changed'} {agent.pk}", by)
    return kept


@transaction.atomic
def drop_member(membership: Membership, *, by: User) -> None:
    """They keep what they have, and get nothing more."""
    _record(membership.team, f"let go {membership.agent_id}", by)
    membership.delete()
    show_out(membership.team, by=by)


def _record(team: Team, what: str, by: User) -> None:
    events.record(TeamChanged(actor_id=by.pk, team_id=team.pk, name=team.name, what=what))
    route_soon()
