"""Low scores are followed up, and who raised a theme hears what came of it."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_admin, an_agent, signed_in_client
from saypro.events.actions import rebuild
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk.models import Team, Ticket
from saypro.helpdesk.testing import a_team
from saypro.kit.assertions import assert_queries
from saypro.notifications.models import Notice
from saypro.surveys import actions, queries, reactions
from saypro.surveys.actions import Refused
from saypro.surveys.events import CaseClosed, CaseOpened, ThemeFlagged
from saypro.surveys.matching import clean_phrases, mentions
from saypro.surveys.models import Case, Mention, Survey, Theme
from saypro.surveys.queries.cases import pace
from saypro.surveys.testing import a_case, a_survey, a_theme, an_answer

MONDAY = datetime(2026, 11, 2, 8, tzinfo=UTC)  # ten o'clock at the office
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.django_db
class TestFollowingUp:
    def test_a_low_score_opens_one_case_for_a_lead(self, survey: Survey) -> None:
        lead = a_lead()
        for score in (6, 2):
            an_answer(survey, score)
            run_reactions()
        case = Case.objects.get()
        assert (case.survey, case.owner, case.state) == (survey, lead, Case.State.OPEN)
        assert len(recorded(CaseOpened)) == 1

    def test_a_score_between_low_and_good_opens_none(self, survey: Survey) -> None:
        an_answer(survey, 7)
        run_reactions()
        assert not Case.objects.exists()

    def test_a_better_answer_ends_a_case_nobody_touched(self, survey: Survey) -> None:
        case = a_case(survey)
        actions.follow_score(an_answer(survey, 9), 9, timezone.now())
        case.refresh_from_db()
        assert case.outcome == Case.Outcome.BETTER

    @pytest.mark.parametrize("order", list(permutations(range(3))))
    def test_answers_leave_the_same_case_in_whatever_order_they_are_heard_of(
        self, survey: Survey, order: tuple[int, ...]
    ) -> None:
        scores, at = (3, 9, 2), [timezone.now() + number * MINUTE for number in range(3)]
        for score, when in zip(scores, at, strict=True):
            an_answer(survey, score, at=when)
        for one in order:
            actions.follow_score(survey, scores[one], at[one])
        case = Case.objects.get()
        if order.index(0) < order.index(2):
            assert (case.outcome, case.opened_at, case.closed_at) == (Case.Outcome.BETTER, at[0], at[1])

    def test_a_low_answer_heard_of_behind_a_better_one_leaves_nothing_open(self, survey: Survey) -> None:
        at = timezone.now()
        an_answer(survey, 2, at=at)
        an_answer(survey, 9, at=at + MINUTE)
        actions.follow_score(survey, 9, at + MINUTE)
        actions.follow_score(survey, 2, at)
        assert not Case.objects.exclude(state=Case.State.CLOSED).exists()
        assert Case.objects.get().outcome == Case.Outcome.BETTER

    def test_a_case_somebody_works_on_stays_when_the_answer_gets_better(self, survey: Survey) -> None:
        case = a_case(survey)
        actions.take_case(case, by=an_agent(), at=timezone.now())
        actions.follow_score(an_answer(survey, 9), 9, timezone.now())
        case.refresh_from_db()
        assert case.state == Case.State.TAKEN

    def test_the_log_tells_all_cases_again_and_repeating_it_changes_nothing(self) -> None:
        a_lead()
        for scores in ((2, 9), (4,), (10, 3), (8,)):
            survey = a_survey()
            for score in scores:
                an_answer(survey, score)
        run_reactions()
        told = sorted(Case.objects.values_list("survey", "state", "outcome", "opened_at", "due_at"))
        assert len(told) == 3
        for clear in (Case.objects.all().delete, list):
            rebuild(reactions.follow_answer, clear=clear)
            again = Case.objects.values_list("survey", "state", "outcome", "opened_at", "due_at")
            assert sorted(again) == told

    def test_the_clock_counts_office_hours(self) -> None:
        case = a_case(a_survey(at=MONDAY), at=MONDAY)
        assert MONDAY + 8 * HOUR < case.due_at < MONDAY + 2 * DAY
        actions.take_case(case, by=an_agent(), at=MONDAY + 2 * HOUR)
        actions.close_case(case, "fixed", "Called them", by=an_agent(), at=MONDAY + 7 * DAY)
        found = queries.followed_up(MONDAY - DAY, MONDAY + DAY, MONDAY + 8 * DAY)
        assert (found.addressed.hits, found.addressed.of, found.late) == (1, 1, 0)
        assert found.first_action.median_s == 2 * 3600
        assert found.closure.median_s is not None
        assert found.closure.median_s < 7 * 24 * 3600

    def test_tests_and_abuse_are_in_no_figure(self, survey: Survey) -> None:
        case = a_case(survey)
        actions.close_case(case, Case.Outcome.TEST, "", by=an_agent(), at=timezone.now())
        at = timezone.now()
        assert queries.followed_up(at - DAY, at + DAY, at).addressed.of == 0

    def test_closing_twice_keeps_the_first_outcome(self, survey: Survey) -> None:
        case, agent = a_case(survey), an_agent()
        for outcome in ("answered", "nothing"):
            actions.close_case(case, outcome, "", by=agent, at=timezone.now())
        case.refresh_from_db()
        assert case.outcome == "answered"
        assert len(recorded(CaseClosed)) == 1


def test_a_pace_of_none_one_and_ties() -> None:
    assert pace([]).median_s is None
    assert (pace([5]).median_s, pace([5]).p90_s) == (5, 5)
    assert (pace([3, 3, 3]).median_s, pace([3, 3, 3]).p90_s) == (3, 3)


@pytest.mark.django_db
class TestThemes:
    def test_people_are_counted_and_not_comments(self) -> None:
        theme, lerato = a_theme("upload*"), a_person()
        for person in (lerato, lerato, a_person("Thabo Nkosi")):
            a_case(a_survey(person), improve="Uploading photos takes for ever")
        at = timezone.now() + HOUR
        assert theme.mentions.count() == 3
        assert queries.people_raising(theme, at) == 2
        [raised] = queries.themes_raised(at)
        assert (raised.people, raised.before, raised.change) == (2, 0, 2)

    def test_a_new_phrase_finds_what_was_said_before(self) -> None:
        a_case(a_survey(), improve="The search is slow")
        assert a_theme("search is slow").mentions.count() == 1

    def test_whoever_raised_a_closed_theme_is_told_once_with_their_words(self, lerato: User) -> None:
        theme = a_theme("photo*")
        case = a_case(a_survey(lerato), improve="My photos vanish")
        a_case(a_survey(lerato), improve="Photos again")
        for _time in range(2):
            actions.close_theme(theme, "Photos stay now.", by=a_lead(), at=timezone.now())
            run_reactions()
        notice = Notice.objects.get(person=lerato, kind="feedback_fixed")
        assert "“My photos vanish” Photos stay now." in notice.body
        case.refresh_from_db()
        assert case.outcome == Case.Outcome.FIXED
        assert not Mention.objects.filter(told_at=None).exists()

    def test_what_was_filed_by_hand_is_told_too_and_survives_other_phrases(self, lerato: User) -> None:
        case, theme = a_case(a_survey(lerato)), a_theme("photo*")
        actions.file_case(case, theme, by=an_agent(), at=timezone.now())
        actions.save_theme(theme, name=theme.name, phrases=["x"], by=a_lead(), at=timezone.now())
        assert theme.mentions.count() == 1
        actions.close_theme(theme, "It works again.", by=a_lead(), at=timezone.now())
        run_reactions()
        assert Notice.objects.filter(person=lerato, kind="feedback_fixed").exists()

    def test_two_themes_cannot_have_one_name(self) -> None:
        a_theme(name="Photos")
        with pytest.raises(Refused, match="named"):
            a_theme(name="photos")

    def test_what_many_raise_is_told_to_the_technical_team_and_again_when_twice_as_many(self) -> None:
        theme, engineer = a_theme("crash*"), an_agent("Pieter Botha")
        a_team(engineer, name="Technical")
        at = timezone.now() + HOUR
        for number in range(5):
            a_case(a_survey(a_person(f"Member {number}")), improve="It crashes")
            actions.flag_frequent(at)
        actions.flag_frequent(at)
        Theme.objects.update(flagged=2)  # as if it had been two when they were told
        actions.flag_frequent(at)
        run_reactions()
        assert [fact.people for fact in recorded(ThemeFlagged)] == [5, 5]
        first = Notice.objects.filter(person=engineer, kind="theme_flagged").earliest("pk")
        assert first.title.startswith("5 people within 30 days")
        assert first.url == theme.get_absolute_url()
        assert "It crashes" in first.body

    def test_its_examples_say_neither_who_wrote_nor_how_anybody_is_reached(self) -> None:
        theme, member = a_theme("crash*"), a_person("Sibusiso Khumalo")
        a_case(
            a_survey(member, agent=an_agent("Naledi Dube")),
            improve="It crashes for Sibusiso.\nNaledi knows, ring 082 123 4567 or write to sbu@example.com",
        )
        assert queries.examples_of(theme) == [
            "It crashes for [name left out]. [name left out] knows, "
            "ring [phone number left out] or write to [e-mail address left out]"
        ]

    def test_without_such_a_team_the_administrators_hear_of_it(self) -> None:
        admin = an_admin()
        assert queries.technical_people() == [admin]


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("Die foto's laai stadig", ["laai stadig"], True),
        ("It crashed", ["crash*"], True),
        ("It crashed", ["crash"], False),
        ("Müde vom Warten", ["mude"], True),
        ("", ["x"], False),
        ("anything", ["", "*", "..."], False),
    ],
)
def test_phrases_are_whole_words_unless_they_say_otherwise(
    text: str, phrases: list[str], found: bool
) -> None:
    assert mentions(text, phrases) is found


@given(st.text(max_size=200))
def test_whatever_is_typed_makes_phrases_that_find_themselves(text: str) -> None:
    for phrase in clean_phrases(text):
        assert mentions(f"so {phrase} it is", [phrase])


@pytest.mark.django_db
class TestThePages:
    def test_a_case_is_taken_filed_and_closed(self, survey: Survey, agent: User) -> None:
        case, theme, client = a_case(survey, improve="Slow"), a_theme(), signed_in_client(agent)
        assert "Slow" in client.get(reverse("surveys:cases")).content.decode()
        assert client.get(case.get_absolute_url()).status_code == 200
        for name, sent in (
            ("case_owner", {}),
            ("case_theme", {"theme": theme.pk}),
            ("case_closure", {"outcome": "answered", "note": "Called"}),
        ):
            answer = client.post(reverse(f"surveys:{name}", args=[case.ref]), sent)
            assert answer.status_code == 302, name
        case.refresh_from_db()
        assert (case.owner, case.outcome) == (agent, "answered")

    def test_what_does_not_fit_gets_a_sentence(self, survey: Survey) -> None:
        case, client, theme = a_case(survey), signed_in_client(a_lead()), a_theme(name="Photos")
        for name, key, sent, words in (
            ("case_theme", case.ref, {"theme": "99"}, "There is no open theme like that"),
            ("case_theme", case.ref, {"theme": "x"}, "There is no open theme like that"),
            ("case_closure", case.ref, {"outcome": "better"}, "Choose one of the outcomes"),
            ("case_closure", case.ref, {}, "Say what came of it"),
            ("theme_closure", theme.pk, {"fixed": " "}, "Say what we did"),
            ("theme", theme.pk, {"name": ""}, "Give the theme a name"),
        ):
            answer = client.post(reverse(f"surveys:{name}", args=[key]), sent)
            assert answer.status_code == 422, name
            assert words in answer.content.decode()
        answer = client.post(reverse("surveys:themes"), {"name": "PHOTOS"})
        assert "There is a theme of that name already" in answer.content.decode()

    def test_a_lead_names_and_closes_a_theme(self) -> None:
        client = signed_in_client(a_lead())
        answer = client.post(reverse("surveys:themes"), {"name": "Photos", "phrases": "photo*\n\nfoto*"})
        client.post(f"{answer['Location']}closure/", {"fixed": "Photos stay now."})
        assert "Photos stay now." in client.get(reverse("surveys:themes")).content.decode()

    def test_agents_name_no_themes(self, agent: User) -> None:
        client = signed_in_client(agent)
        assert client.post(reverse("surveys:themes"), {"name": "Photos"}).status_code == 404

    def test_a_case_of_a_private_team_is_there_for_its_members_alone(
        self, survey: Survey, agent: User
    ) -> None:
        case = a_case(survey, improve="About one of yours")
        team = Team.objects.create(name="Complaints", is_private=True)
        Ticket.objects.filter(surveys=survey).update(team=team)
        client = signed_in_client(agent)
        assert client.get(case.get_absolute_url()).status_code == 404
        assert "About one of yours" not in client.get(reverse("surveys:cases")).content.decode()

    def test_members_find_none_of_this(self, client_of_lerato: Client, survey: Survey) -> None:
        case = a_case(survey)
        for path in (case.get_absolute_url(), reverse("surveys:cases"), reverse("surveys:themes")):
            assert client_of_lerato.get(path).status_code == 404

    def test_many_cases_cost_as_much_as_one(self, agent: User) -> None:
        a_theme("slow")
        for number in range(3):
            a_case(a_survey(a_person(f"Member {number}")), improve="Slow")
        client = signed_in_client(agent)
        with assert_queries("low scores", beside=__file__):
            client.get(reverse("surveys:cases"))
        with assert_queries("themes", beside=__file__):
            client.get(reverse("surveys:themes"))
