"""The office's teams and shifts as rows."""

from collections.abc import Iterator

from saypro.demo.actions.people import Stored
from saypro.demo.words import teams as words
from saypro.demo.world.shapes import Person, World
from saypro.helpdesk.models import Membership, RoutingSettings, Shift, Team


def store_teams(world: World, people: Stored) -> None:
    named = {person.name: person for person in world.people if person.role != "member"}
    teams = Team.objects.bulk_create(
        Team(name=crew.name, categories=list(crew.categories)) for crew in words.CREWS
    )
    Membership.objects.bulk_create(
        member(team, people[named[name]], named[name], is_lead=name == crew.lead)
        for team, crew in zip(teams, words.CREWS, strict=True)
        for name in (crew.lead, *crew.agents)
    )
    RoutingSettings.objects.update_or_create(pk=1, defaults={"default_team": teams[0]})
    there = {name for crew in words.CREWS for name in (crew.lead, *crew.agents)}
    Shift.objects.bulk_create(shift for name in sorted(there) for shift in shifts(people[named[name]], name))


def member(team: Team, agent_id: int, person: Person, *, is_lead: bool) -> Membership:
    """Everybody answers in English, and in their own language where the office has it; leads take few."""
    languages = sorted({"en", person.language} & set(words.TAUGHT))
    capacity = 2 if is_lead else words.CAPACITY
    return Membership(team=team, agent_id=agent_id, capacity=capacity, languages=languages, is_lead=is_lead)


def shifts(agent_id: int, name: str) -> Iterator[Shift]:
    hours = words.LATE if name in words.LATECOMERS else words.EARLY
    for day in words.WEEK:
        yield Shift(agent_id=agent_id, weekday=day, begins=hours.begins, ends=hours.breaks)
        yield Shift(agent_id=agent_id, weekday=day, begins=hours.breaks + 45, ends=hours.ends)
    if hours.has_saturdays:
        yield Shift(agent_id=agent_id, weekday=words.SATURDAY, begins=540, ends=780)
