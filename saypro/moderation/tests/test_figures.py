"""How often the coach is right, so that nobody makes it worse without seeing it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from saypro.kit.vectors import embedding
from saypro.moderation.figures import of_coach
from saypro.moderation.rules import RULES, Coach
from saypro.moderation.rules.examples import (
    DEV,
    HELD_OUT,
    LOOKED_AT,
    UNSEEN,
    examples,
    to_learn_from,
)
from saypro.moderation.rules.learned import TABLE
from saypro.moderation.rules.meaning import meaning
from saypro.moderation.rules.training import digest_of

COACH = Coach(RULES)


def test_the_sets_are_half_harmless_and_share_no_message() -> None:
    looked, held = examples(LOOKED_AT), examples(HELD_OUT)
    for half in (looked, held):
        assert len(half) == 150
        assert sum(one.is_risky for one in half) == 75
        assert {one.language for one in half} == {"en", "af", "zu"}
        assert len({one.category for one in half}) >= 10
    unseen = examples(UNSEEN)
    assert (len(unseen), sum(one.is_risky for one in unseen)) == (300, 150)
    for half in (held, unseen, examples(DEV)):
        assert not {one.text for one in half} & {one.text for one in to_learn_from()}


def test_most_scams_nobody_looked_at_are_seen_and_hardly_anything_harmless_is_warned_about() -> None:
    embed = embedding()
    if embed is None:
        pytest.skip("this machine computes no sentence vectors")
    figures = of_coach("held out", examples(HELD_OUT), COACH, embed)
    assert figures.recall >= 0.95
    assert figures.false_warnings <= 0.01


def test_by_words_alone_nearly_as_many_are_seen() -> None:
    figures = of_coach("held out", examples(HELD_OUT), COACH)
    assert figures.recall >= 0.94
    assert figures.false_warnings <= 0.027, "two of 75"


def test_where_borders_were_set_words_alone_hardly_warn_of_anything_harmless() -> None:
    figures = of_coach("borders set on it", examples(DEV), COACH)
    assert figures.recall >= 0.44
    assert figures.false_warnings <= 0.02


def test_what_may_be_looked_at_is_known() -> None:
    figures = of_coach("looked at", examples(LOOKED_AT), COACH)
    assert figures.recall >= 0.96
    assert figures.false_warnings == 0


def test_the_table_is_what_the_examples_teach() -> None:
    pytest.importorskip("sklearn")
    from saypro.moderation.rules.training import train, written

    model = train(to_learn_from())
    kept = [line.split("\t") for line in TABLE.read_text().splitlines()]
    made = [line.split("\t") for line in written(model).splitlines()]
    assert [line[0] for line in made] == [line[0] for line in kept], "run ./run manage safety train"
    for ours, theirs in zip(kept[1:], made[1:], strict=True):
        assert float(ours[2]) == pytest.approx(float(theirs[2]), abs=0.05)


def test_the_model_of_meanings_was_learned_from_the_examples() -> None:
    assert meaning().learned_from == digest_of(to_learn_from()), "run ./run manage safety train"


def test_the_command_tells_the_figures_and_skips_what_is_not_there(tmp_path: Path) -> None:
    out = StringIO()
    call_command(
        "safety", "evaluate", "--without-vectors", "--json", "--sms", str(tmp_path / "none.csv"), stdout=out
    )
    told = json.loads(out.getvalue())
    assert [one["name"] for one in told["sets"]] == [
        "looked at",
        "fresh",
        "practice",
        "more practice",
        "situations",
        "borders set on it",
        "held out",
        "held out, unseen",
    ]
    assert any("skipped, there is no" in one for one in told["skipped"])


def test_the_command_measures_another_domain(tmp_path: Path) -> None:
    sms = tmp_path / "sms.csv"
    rows = [f"spam,WIN a prize now call {n}\nham,see you at {n} tonight" for n in range(10)]
    sms.write_text("label,text\n" + "\n".join(rows) + "\n")
    out = StringIO()
    call_command("safety", "evaluate", "--without-vectors", "--sms", str(sms), stdout=out)
    assert "SMS, rules as they are" in out.getvalue()
