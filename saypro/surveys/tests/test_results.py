"""What the office reads of the answers."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.events.testing import recorded
from saypro.helpdesk.models import Team, Ticket
from saypro.kit.assertions import assert_queries
from saypro.listings.testing import a_listing
from saypro.surveys import actions, queries
from saypro.surveys.events import SurveyAnswered
from saypro.surveys.models import Origin, Survey
from saypro.surveys.testing import a_survey, an_answer, talk_surveys
from saypro.surveys.wanted import Wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now() + timedelta(minutes=1)


def test_the_score_counts_the_latest_answer_of_each(at: datetime) -> None:
    for scores in ((10, 9), (3, 8), (7,), (8, 2)):
        survey = a_survey()
        for score in scores:
            an_answer(survey, score)
    found = queries.results(Wanted(), at)
    assert (found.good.hits, found.good.of, found.low.hits) == (2, 4, 1)
    assert [bar.count for bar in found.bars] == [0, 1, 0, 0, 0, 0, 1, 1, 1, 0]
    assert sum(bar.share for bar in found.bars) == pytest.approx(1)


def test_the_score_is_compared_with_as_long_a_time_before(at: datetime) -> None:
    for days, score in ((1, 9), (40, 9), (41, 2), (70, 1)):
        said_at = at - timedelta(days=days)
        an_answer(a_survey(at=said_at), score, at=said_at)
    found = queries.results(Wanted(span="30"), at)
    assert (found.good.hits, found.good.of, found.before.hits, found.before.of) == (1, 1, 1, 2)


def test_without_an_answer_there_is_no_rate(at: datetime) -> None:
    found = queries.results(Wanted(), at)
    assert found.good.share is None
    assert found.funnel.response.share is None
    assert found.mean is None
    assert [bar.share for bar in found.bars] == [0.0] * 10


def test_who_was_invited_because_they_were_happy_counts_for_nothing(survey: Survey, at: datetime) -> None:
    Survey.objects.filter(pk=survey.pk).update(origin=Origin.HAPPY)
    an_answer(survey, 10)
    found = queries.results(Wanted(), at)
    assert (found.good.of, found.funnel.asked, found.invited_happy) == (0, 0, 1)


def test_the_funnel_tells_who_saw_began_and_finished(at: datetime) -> None:
    _asked, seen, begun, done = (a_survey() for _time in range(4))
    actions.note_shown(seen, timezone.now())
    an_answer(begun, 5)
    an_answer(done, 5, factors=dict.fromkeys(done.factors, 9))
    found = queries.results(Wanted(), at).funnel
    assert (found.asked, found.displayed, found.started, found.completed) == (4, 3, 2, 1)
    assert (found.dropped.hits, found.dropped.of) == (1, 2)


def test_factors_have_a_mean_and_a_share_of_the_best(at: datetime) -> None:
    for score in (10, 4):
        survey = a_survey()
        an_answer(survey, 7, factors={survey.factors[0]: score})
    found = queries.results(Wanted(), at).factors
    assert [(one.key, one.mean, one.top.hits, one.top.of) for one in found] == [("ease", 7.0, 1, 2)]


def test_the_log_tells_the_same_scores_as_the_table() -> None:
    for scores in ((10, 9), (3,), (5, 5, 6)):
        survey = a_survey()
        for score in scores:
            an_answer(survey, score)
    latest = {fact.survey_id: fact.score for fact in recorded(SurveyAnswered)}
    assert latest == dict(Survey.objects.answered().values_list("pk", "score"))


def test_each_side_is_apart_and_the_gap_is_between_them(thread: Conversation, at: datetime) -> None:
    surveys = talk_surveys(thread)
    an_answer(surveys["buyer"], 2)
    an_answer(surveys["seller"], 5)
    assert queries.results(Wanted(side="buyer"), at).good.percent == 0
    assert queries.results(Wanted(side="seller"), at).good.percent == 100
    assert queries.results(Wanted(), at).good.of == 0
    [by_category] = queries.gaps_by_category(Wanted(), at)
    assert by_category.points == -100
    by_segment = {one.name: one.points for one in queries.gaps_by_segment(Wanted(), at)}
    assert by_segment == {"first_buyer": -100, "new_seller": 100}


def test_a_side_that_did_not_answer_makes_no_gap(thread: Conversation, at: datetime) -> None:
    an_answer(talk_surveys(thread)["buyer"], 2)
    assert [one.points for one in queries.gaps_by_category(Wanted(), at)] == [None]
    assert queries.gaps_by_segment(Wanted(), at) == []


def test_reports_get_every_survey_of_the_time_once(thread: Conversation, at: datetime) -> None:
    surveys = talk_surveys(thread)
    an_answer(surveys["buyer"], 4)
    rows = {row.side: row for row in queries.feedback(at - timedelta(days=1), at)}
    assert rows["buyer"].is_good
    assert rows["buyer"].displayed_at
    assert rows["seller"].score is None
    assert list(queries.feedback(at, at + timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("span", "since", "until"),
    [
        ("quarter", datetime(2026, 9, 30, 22, tzinfo=UTC), datetime(2026, 11, 28, 12, tzinfo=UTC)),
        ("last", datetime(2026, 6, 30, 22, tzinfo=UTC), datetime(2026, 9, 30, 22, tzinfo=UTC)),
        ("30", datetime(2026, 10, 29, 12, tzinfo=UTC), datetime(2026, 11, 28, 12, tzinfo=UTC)),
    ],
)
def test_quarters_are_those_of_the_office(span: str, since: datetime, until: datetime) -> None:
    assert Wanted(span=span).bounds(datetime(2026, 11, 28, 12, tzinfo=UTC)) == (since, until)


class TestThePage:
    def test_words_and_scores_narrow_the_comments(self, agent: User) -> None:
        for score, words in ((9, "Very quick"), (2, "Slow, very slow"), (8, "")):
            an_answer(a_survey(), score, worked=words)
        client, path = signed_in_client(agent), reverse("surveys:results")
        for asked, expected in (
            ("", {"quick", "slow"}),
            ("?words=very+SLOW", {"slow"}),
            ("?mood=good", {"quick"}),
            ("?side=buyer", set()),
        ):
            page = client.get(path + asked).content.decode()
            shown = {word for word in ("quick", "slow") if f"ery {word}" in page}
            assert shown == expected, asked

    def test_nonsense_in_the_address_is_as_if_nothing_was_asked(self, agent: User) -> None:
        client = signed_in_client(agent)
        for asked in (
            "?side=x&span=x&mood=x",
            "?team=99999999999999",
            "?team=x&agent=%00",
            "?after=x&words=%00",
        ):
            assert client.get(reverse("surveys:results") + asked).status_code == 200

    def test_what_a_private_team_was_told_stays_with_it(self, agent: User) -> None:
        survey = an_answer(a_survey(), 2, worked="About one of your own")
        team = Team.objects.create(name="Complaints", is_private=True)
        Ticket.objects.filter(surveys=survey).update(team=team)
        page = signed_in_client(agent).get(reverse("surveys:results")).content.decode()
        assert "About one of your own" not in page

    def test_agents_see_scores_of_their_own_and_leads_those_of_each(self, agent: User) -> None:
        other, path = an_agent("Zanele Khumalo"), reverse("surveys:results")
        an_answer(a_survey(), 2, worked="Said of her")
        Survey.objects.update(agent=other)
        mine = signed_in_client(agent).get(f"{path}?agent={other.handle}").content.decode()
        assert "Zanele Khumalo" not in mine
        assert "Said of her" in mine, "as if nobody had been named"
        assert "Zanele Khumalo" in signed_in_client(a_lead()).get(path).content.decode()
        assert (
            "Said of her" not in signed_in_client(agent).get(f"{path}?agent={agent.handle}").content.decode()
        )

    def test_a_member_finds_no_such_page(self, client_of_lerato: Client) -> None:
        assert client_of_lerato.get(reverse("surveys:results")).status_code == 404

    def test_many_answers_cost_as_much_as_one(self, agent: User) -> None:
        for number in range(4):
            an_answer(a_survey(), 2 + number, worked=f"Words {number}")
        client = signed_in_client(agent)
        with assert_queries("results about our office", beside=__file__):
            client.get(reverse("surveys:results"))

    def test_both_sides_cost_little_more(self, agent: User) -> None:
        for number in range(3):
            for survey in talk_surveys(a_deal(a_person(), a_listing())).values():
                an_answer(survey, 3 + number % 2, improve="Words")
        client = signed_in_client(agent)
        with assert_queries("results about talks", beside=__file__):
            page = client.get(reverse("surveys:results") + "?side=buyer")
        assert "Buyers beside sellers" in page.content.decode()


def test_scores_are_counted_by_agent(at: datetime) -> None:
    one, other = an_agent("Zanele Khumalo"), an_agent("Pieter Botha")
    for agent, score in ((one, 9), (one, 3), (other, 9)):
        survey = a_survey()
        Survey.objects.filter(pk=survey.pk).update(agent=agent)
        an_answer(survey, score)
    counted = Counter(
        {who.name: queries.results(Wanted(agent=who.handle), at).good.of for who in (one, other)}
    )
    assert counted == {"Zanele Khumalo": 2, "Pieter Botha": 1}
