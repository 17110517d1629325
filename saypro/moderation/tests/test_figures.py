"""How often the coach is right, so that nobody makes it worse without seeing it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from saypro.kit.vectors import embedding
from saypro.moderation.figures import of_coach
from saypro.moderation.management.commands import safety
from saypro.moderation.rules import RULES, Coach
from saypro.moderation.rules.examples import (
    DEV,
    EXAMINATION,
    HELD_OUT,
    LOOKED_AT,
    UNSEEN,
    Example,
    digest_of,
    examples,
    to_learn_from,
)
from saypro.moderation.rules.learned import learned
from saypro.moderation.rules.meaning import meaning
from saypro.moderation.rules.reading import Reading

COACH = Coach(RULES)
WORDS = {True: ("send", "send me", "please send"), False: ("keep", "keep to yourself", "please keep")}


def test_the_sets_are_half_harmless_and_share_no_message() -> None:
    looked, held = examples(LOOKED_AT), examples(HELD_OUT)
    for half in (looked, held):
        assert len(half) == 150
        assert sum(one.is_risky for one in half) == 75
        assert {one.language for one in half} == {"en", "af", "zu"}
        assert len({one.category for one in half}) >= 10
    unseen, examined = examples(UNSEEN), examples(EXAMINATION)
    for whole in (unseen, examined):
        assert (len(whole), sum(one.is_risky for one in whole)) == (300, 150)
    known = {one.text.casefold() for one in to_learn_from()}
    for half in (held, unseen, examined, examples(DEV)):
        assert not {one.text.casefold() for one in half} & known


@pytest.mark.parametrize(
    ("nobody_looked_at", "every"), [(HELD_OUT, 1), (EXAMINATION, 2)], ids=["held out", "examination"]
)
def test_most_scams_are_seen_and_hardly_anything_harmless_is_warned_about(
    nobody_looked_at: Path, every: int
) -> None:
    """Half of the examination: a vector takes its time, and `safety evaluate` judges all of them."""
    embed = embedding()
    if embed is None:
        pytest.skip("this machine computes no sentence vectors")
    figures = of_coach("", examples(nobody_looked_at)[::every], COACH, embed)
    assert min(figures.risky, figures.fine) >= 70
    assert figures.recall >= 0.95
    assert figures.false_warnings <= 0.01


def test_by_words_alone_nearly_as_many_are_seen() -> None:
    figures = of_coach("held out", examples(HELD_OUT), COACH)
    assert figures.recall >= 0.94
    assert figures.false_warnings <= 0.027, "two of 75"


def test_where_borders_were_set_words_alone_hardly_warn_of_anything_harmless() -> None:
    figures = of_coach("borders set on it", examples(DEV), COACH)
    assert figures.recall >= 0.48
    assert figures.false_warnings <= 0.02


def test_what_may_be_looked_at_is_known() -> None:
    figures = of_coach("looked at", examples(LOOKED_AT), COACH)
    assert figures.recall >= 0.96
    assert figures.false_warnings == 0


def test_what_is_kept_was_learned_from_the_examples() -> None:
    taught = digest_of(to_learn_from())
    assert {learned().learned_from, meaning().learned_from} == {taught}, "run ./run manage safety train"


def test_a_table_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sklearn")
    from saypro.moderation.rules import learned as kept
    from saypro.moderation.rules.training import train, written

    model = train(
        [Example(is_risky, f"{word} the code") for is_risky in (True, False) for word in WORDS[is_risky]]
    )
    monkeypatch.setattr(kept, "TABLE", tmp_path / "table.tsv")
    kept.TABLE.write_text(written(model), encoding="utf-8")
    assert kept.learned.__wrapped__() == model
    assert model.odds(Reading("send the code")) > model.odds(Reading("keep the code"))


@pytest.fixture
def _two_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    """To judge all practice takes seconds and shows nothing more."""
    monkeypatch.setattr(safety, "SETS", {"held out": HELD_OUT, "examination": EXAMINATION})


@pytest.mark.usefixtures("_two_sets")
def test_the_command_tells_the_figures_and_skips_what_is_not_there(tmp_path: Path) -> None:
    out = StringIO()
    call_command(
        "safety", "evaluate", "--without-vectors", "--json", "--sms", str(tmp_path / "none.csv"), stdout=out
    )
    told = json.loads(out.getvalue())
    assert [one["name"] for one in told["sets"]] == ["held out", "examination"]
    assert any("skipped, there is no" in one for one in told["skipped"])


@pytest.mark.usefixtures("_two_sets")
def test_the_command_measures_another_domain(tmp_path: Path) -> None:
    sms = tmp_path / "sms.csv"
    rows = [f"spam,WIN a prize now call {n}\nham,see you at {n} tonight" for n in range(10)]
    sms.write_text("label,text\n" + "\n".join(rows) + "\n")
    out = StringIO()
    call_command("safety", "evaluate", "--without-vectors", "--sms", str(sms), stdout=out)
    assert "SMS, rules as they are" in out.getvalue()


def test_every_set_is_there() -> None:
    assert all(path.exists() for path in safety.SETS.values())
