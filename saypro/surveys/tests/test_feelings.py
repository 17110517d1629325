"""Comments are read offline, and what cannot be read is called so."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.events.testing import run_reactions
from saypro.surveys import actions, queries
from saypro.surveys.feeling.figures import findings, pearson
from saypro.surveys.feeling.reading import read
from saypro.surveys.feeling.terms import terms
from saypro.surveys.models import Feeling
from saypro.surveys.testing import a_survey, a_theme, an_answer
from saypro.surveys.wanted import Wanted


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The answer was quick and very helpful, thank you", "good"),
        ("Terrible. I waited for days and the answer was useless", "bad"),
        ("I sent it on Tuesday to the office in Durban", "mixed"),
        ("Baie dankie, julle het my vinnig gehelp en alles was duidelik", "good"),
        ("Dit werk nie en niemand het my gehelp nie", "bad"),
        ("Ngiyabonga kakhulu ngosizo oluhle", "good"),
        ("Slow", "unread"),
        ("???", "unread"),
        ("xyzzy plugh", "unread"),
    ],
)
def test_what_is_said_is_read_as_it_is_meant(text: str, label: str) -> None:
    found = read(text)
    assert found.label == label
    assert 0 <= found.confidence <= 1


def test_a_correlation_of_nothing_and_of_ties_is_none() -> None:
    assert pearson([], []) == 0
    assert pearson([1], [1]) == 0
    assert pearson([1, 1, 1], [1, 2, 3]) == 0
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1)


NUMBERS = st.lists(st.tuples(st.floats(-4, 4), st.floats(-1, 1)), max_size=30)


@given(NUMBERS)
def test_a_correlation_lies_between_minus_one_and_one(pairs: list[tuple[float, float]]) -> None:
    assert -1.0001 <= pearson([a for a, _ in pairs], [b for _, b in pairs]) <= 1.0001


def test_terms_are_counted_by_people_and_pairs_take_their_words_along() -> None:
    said = [(1, "The photo upload hangs"), (1, "Photo uploads hang"), (2, "photo upload!"), (3, "My card")]
    found = {term.words: term.people for term in terms(said)}
    assert found == {"photo upload": 2}


@given(st.lists(st.tuples(st.integers(1, 5), st.text(max_size=60)), max_size=10))
def test_no_term_is_said_by_more_people_than_there_are(said: list[tuple[int, str]]) -> None:
    people = len({person for person, _text in said})
    assert all(2 <= term.people <= people for term in terms(said))


def test_aspects_are_compared_with_what_people_labelled(tmp_path: Path) -> None:
    rows = "".join(f'phone,"battery life[-2]","the battery life of number {n} is short"\n' for n in range(5))
    path = tmp_path / "reviews.csv"
    path.write_text(f"product,aspects,sentence\n{rows}")
    [found] = findings(path)
    assert (found.labelled, found.recall) == (1, 1)
    assert found.right >= 1


@pytest.mark.django_db
class TestKeeping:
    def test_a_comment_is_read_by_a_reaction_and_again_when_it_changes(self) -> None:
        survey = an_answer(a_survey(), 9, worked="Quick and friendly, thank you")
        run_reactions()
        assert Feeling.objects.get().label == "good"
        an_answer(survey, 2, worked="This is terrible and useless")
        run_reactions()
        assert Feeling.objects.get().label == "bad"
        an_answer(survey, 2, worked="")
        run_reactions()
        assert not Feeling.objects.exists()

    def test_what_is_not_analysed_is_a_bucket_of_its_own(self) -> None:
        for words in ("Quick and friendly", "xyzzy plugh", ""):
            an_answer(a_survey(a_person()), 9, worked=words)
        at = timezone.now() + timedelta(minutes=1)
        shares = {label: rate.hits for label, rate in queries.results(Wanted(), at).feelings}
        assert shares == {"good": 0, "mixed": 0, "bad": 0, "unread": 2}, "nobody has read them yet"
        actions.read_missing()
        shares = {label: rate.hits for label, rate in queries.results(Wanted(), at).feelings}
        assert shares == {"good": 1, "mixed": 0, "bad": 0, "unread": 1}

    def test_comments_can_be_narrowed_by_how_they_are_meant(self, agent: User) -> None:
        for words in ("Quick and friendly", "Terrible and useless", "xyzzy plugh"):
            an_answer(a_survey(a_person()), 7, worked=words)
        run_reactions()
        client = signed_in_client(agent)
        for meant, shown in (("bad", "Terrible"), ("good", "friendly"), ("unread", "xyzzy")):
            page = client.get(f"/office/surveys/?meant={meant}").content.decode()
            assert [word for word in ("Terrible", "friendly", "xyzzy") if f"{word}" in page] == [shown]

    def test_what_is_said_often_is_suggested_until_a_theme_has_it(self) -> None:
        for number in range(3):
            an_answer(a_survey(a_person(f"Member {number}")), 2, improve="The photo upload is broken")
        at = timezone.now()
        assert "photo upload" in [term.words for term in queries.suggested_terms(at)]
        a_theme("photo upload")
        assert queries.suggested_terms(at) == []


def test_a_path_that_leads_nowhere_is_named() -> None:
    with pytest.raises(CommandError, match=r"no file nowhere\.csv"):
        call_command("sentiment", "evaluate", "nowhere.csv", stdout=StringIO())


def test_agreement_is_printed_set_by_set(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    rows = "\n".join(f"small,{n},{rating},{text}" for n, (rating, text) in enumerate(RATED))
    path.write_text(f"set,id,mean_rating_-4_4,text\n{rows}\n")
    out = StringIO()
    call_command("sentiment", "evaluate", path, stdout=out)
    assert "small" in out.getvalue()
    assert "zu:" in out.getvalue()


RATED = [(3, "wonderful"), (-3, "horrible"), (2, "good"), (-2, "bad")]
