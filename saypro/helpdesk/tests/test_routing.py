"""Who gets a ticket, and who keeps it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations import actions as threads
from saypro.conversations.testing import say
from saypro.events.testing import run_reactions
from saypro.helpdesk import actions, queries
from saypro.helpdesk.choosing import Candidate, Why, agent_for, team_for
from saypro.helpdesk.models import Membership, RoutingSettings, Team, Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_team, a_ticket, be, told

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture
def zanele() -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def thabo() -> User:
    return an_agent("Thabo Molefe")


def a_waiting_ticket(category: str = "", *, minutes: int = 10) -> Ticket:
    """Brought to us some minutes ago, and judged."""
    ticket = a_ticket(a_person(), at=NOW() - timedelta(minutes=minutes))
    Ticket.objects.filter(pk=ticket.pk).update(category=category)
    return ticket


def holder(ticket: Ticket) -> User | None:
    return Ticket.objects.select_related("conversation__assignee").get(pk=ticket.pk).conversation.assignee


def why(ticket: Ticket) -> str:
    return Ticket.objects.get(pk=ticket.pk).unassigned_why


def candidate(
    pk: int, load: int = 0, capacity: int = 8, *, there: bool = True, speaks: bool = True
) -> Candidate:
    return Candidate(pk, there, speaks, load, capacity)


def test_the_one_with_the_least_on_their_desk_gets_it() -> None:
    found = agent_for(
        [candidate(1, 3), candidate(2, 2), candidate(3, 1, there=False), candidate(4, 0, speaks=False)]
    )
    assert found == candidate(2, 2)


def test_the_least_is_counted_by_what_each_takes() -> None:
    assert agent_for([candidate(1, 2, 4), candidate(2, 3, 12)]) == candidate(2, 3, 12)


@pytest.mark.parametrize(
    ("candidates", "reason"),
    [
        ([], Why.NOBODY_THERE),
        ([candidate(1, there=False)], Why.NOBODY_THERE),
        ([candidate(1, speaks=False)], Why.NOBODY_SPEAKS),
        ([candidate(1, 8), candidate(2, 0, 0)], Why.NOBODY_FREE),
        ([candidate(9)], Why.GIVEN_BACK),
    ],
)
def test_there_is_a_word_why_nobody_gets_it(candidates: list[Candidate], reason: Why) -> None:
    assert agent_for(candidates, but=9) is reason


def test_the_most_particular_team_takes_it() -> None:
    rest, complaints = Team(pk=1, name="All"), Team(pk=2, name="Complaints", categories=["complaint"])
    zulu = Team(pk=3, name="isiZulu", categories=["complaint"], languages=["zu"])
    teams = [rest, complaints, zulu]
    assert team_for(teams, "complaint", "", "zu", None) is zulu
    assert team_for(teams, "complaint", "", "en", None) is complaints
    assert team_for(teams, "", "", "", None) is rest
    assert team_for(teams, "", "", "", complaints) is complaints, (
        "the team for the rest before one that takes any"
    )
    assert team_for([complaints], "", "", "", None) is None


def test_what_waits_goes_to_its_team_and_the_oldest_first(zanele: User, thabo: User) -> None:
    a_team(zanele, name="Complaints", categories=["complaint"], capacity=1)
    a_team(thabo, name="Support", categories=["support"])
    younger, older = a_waiting_ticket("complaint", minutes=5), a_waiting_ticket("complaint", minutes=50)
    other = a_waiting_ticket("support")
    assert actions.route(NOW()) == 2
    assert (holder(older), holder(younger), holder(other)) == (zanele, None, thabo)
    assert why(younger) == Why.NOBODY_FREE
    threads.solve(older.conversation, zanele)
    run_reactions()
    assert holder(younger) == zanele, "room again"
    assert why(younger) == ""


def test_an_agent_is_counted_with_all_they_have(zanele: User) -> None:
    a_team(zanele, capacity=3)
    for _ in range(3):
        threads.take(a_waiting_ticket().conversation, zanele)
    waits = a_waiting_ticket()
    actions.route(NOW())
    assert why(waits) == Why.NOBODY_FREE


def test_nothing_is_routed_without_a_team_or_with_routing_off(zanele: User) -> None:
    ticket = a_waiting_ticket()
    assert actions.route(NOW()) == 0
    team = a_team(zanele)
    actions.change_routing(is_on=False, moves="owed", default_team=team, by=zanele)
    run_reactions()
    assert holder(ticket) is None
    actions.change_routing(is_on=True, moves="owed", default_team=team, by=zanele)
    run_reactions()
    assert holder(ticket) == zanele


def test_it_goes_to_somebody_who_answers_in_its_language(zanele: User, thabo: User) -> None:
    a_team(zanele, thabo)
    Membership.objects.filter(agent=zanele).update(languages=["en"])
    ticket = a_waiting_ticket()
    Ticket.objects.update(language="zu")
    actions.route(NOW())
    assert holder(ticket) == thabo


def test_new_words_reach_an_agent_by_themselves(zanele: User) -> None:
    a_team(zanele)
    ticket = a_ticket()
    run_reactions()
    assert holder(ticket) == zanele
    assert Ticket.objects.get(pk=ticket.pk).team == Team.objects.get()


def test_what_is_given_back_does_not_come_back_to_the_same(zanele: User, thabo: User) -> None:
    a_team(zanele)
    ticket = a_waiting_ticket()
    actions.route(NOW())
    threads.release(ticket.conversation, zanele)
    run_reactions()
    assert holder(ticket) is None
    assert why(ticket) == Why.GIVEN_BACK
    Membership.objects.create(team=Team.objects.get(), agent=thabo)
    be(thabo, is_there=True)
    actions.route(NOW())
    assert holder(ticket) == thabo


def test_what_we_owe_moves_on_when_its_agent_goes_home(zanele: User, thabo: User) -> None:
    a_team(zanele)
    owed, answered = a_waiting_ticket(), a_waiting_ticket()
    actions.route(NOW())
    told(say(answered.conversation, zanele, "Here you are").message_id)
    a_team(thabo, name="Others")
    Membership.objects.create(team=Team.objects.get(name="Support"), agent=thabo)
    be(zanele, is_there=False)
    actions.route(NOW())
    assert (holder(owed), holder(answered)) == (thabo, zanele)
    RoutingSettings.objects.update_or_create(pk=1, defaults={"moves": "all"})
    actions.route(NOW())
    assert holder(answered) == thabo


def test_with_nobody_there_it_stays_where_it_is_known(zanele: User) -> None:
    a_team(zanele)
    ticket = a_waiting_ticket()
    actions.route(NOW())
    be(zanele, is_there=False)
    actions.route(NOW())
    assert holder(ticket) == zanele


def test_what_was_given_by_hand_is_never_moved(zanele: User, thabo: User) -> None:
    a_team(thabo)
    taken, given, kept = a_waiting_ticket(), a_waiting_ticket(), a_waiting_ticket()
    threads.take(taken.conversation, zanele)
    actions.assign(given, zanele, by=thabo)
    Membership.objects.create(team=Team.objects.get(), agent=zanele)
    be(thabo, is_there=False)
    be(zanele, is_there=True)
    actions.route(NOW())
    assert holder(kept) == zanele
    actions.keep(kept, by=zanele)
    be(thabo, is_there=True)
    be(zanele, is_there=False)
    run_reactions()
    actions.route(NOW())
    assert [holder(ticket) for ticket in (taken, given, kept)] == [zanele] * 3


def test_only_the_office_is_given_tickets_and_keeps_only_its_own(zanele: User, thabo: User) -> None:
    ticket = a_waiting_ticket()
    with pytest.raises(Refused, match="Only people of our office"):
        actions.assign(ticket, a_person(), by=zanele)
    with pytest.raises(Refused, match="only what is yours"):
        actions.keep(ticket, by=thabo)


def test_under_another_category_it_is_another_teams(zanele: User, thabo: User) -> None:
    a_team(zanele, name="Support", categories=["support"], is_there=False)
    complaints = a_team(thabo, name="Complaints", categories=["complaint"])
    ticket = a_waiting_ticket("support")
    actions.route(NOW())
    actions.sort(ticket, "complaint", by=zanele)
    run_reactions()
    assert holder(ticket) == thabo
    assert Ticket.objects.get(pk=ticket.pk).team == complaints


def test_routing_asks_the_same_few_questions_for_one_waiting_ticket_and_for_many(
    zanele: User, django_assert_max_num_queries: object
) -> None:
    a_team(zanele, is_there=False)
    Ticket.objects.filter(pk__in=[a_waiting_ticket().pk for _ in range(3)]).update(
        team=Team.objects.get(), unassigned_why=Why.NOBODY_THERE
    )
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        assert actions.route(NOW()) == 0
    assert queries.to_assign()
