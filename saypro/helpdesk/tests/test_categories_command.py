"""./run manage categories …"""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from saypro.helpdesk.management.commands import categories
from saypro.helpdesk.models import SorterVersion
from saypro.helpdesk.sorting import examples
from saypro.helpdesk.sorting.pipeline import Sorter

HERE = ["--without-vectors"]


@pytest.fixture
def _quickly(monkeypatch: pytest.MonkeyPatch, small_sorter: Sorter) -> None:
    """Learning takes seconds, and there is one that has learned."""

    def train(learned: list[examples.Example], _vectors: object) -> Sorter:
        assert learned == examples.to_learn_from()
        return small_sorter

    monkeypatch.setattr(categories, "train", train)


def run(*words: str) -> str:
    out = StringIO()
    call_command("categories", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "labelled.csv"
    path.write_text(
        "message,kind\n"
        "Please renew my ad,Renewal/Approval Requests\n"
        "I cannot log in with the code,Support Requests\n"
        "Thank you so much,Miscellaneous\n"
    )
    return path


@pytest.mark.usefixtures("_quickly")
def test_a_labelled_file_is_measured(labelled: Path) -> None:
    found = run("evaluate", str(labelled), "--text", "message", "--label", "kind", *HERE)
    assert "messages 3   accuracy 1.000" in found
    assert "precision" in found
    assert "label \\ given" in found


@pytest.mark.usefixtures("_quickly")
def test_machines_get_the_same_as_json(labelled: Path) -> None:
    found = json.loads(
        run("evaluate", str(labelled), "--text", "message", "--label", "kind", "--json", *HERE)
    )
    assert found["messages"] == 3
    assert found["table"]["renewal"]["renewal"] == 1
    assert {one["label"]: one["recall"] for one in found["labels"]}["support"] == 1


def test_a_missing_column_is_said_in_a_sentence(labelled: Path) -> None:
    with pytest.raises(CommandError, match="no column called label or text"):
        run("evaluate", str(labelled), *HERE)


def test_a_set_is_learned_from_its_own_part_and_the_rest_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    things = {
        "card": "my card {} is lost",
        "loan": "a loan of {} for a house",
        "rate": "what is the rate of {}",
    }
    rows = [
        f"{intent},train,{words.format(n)}" for intent, words in things.items() for n in "abcdefghijklmno"
    ]
    path.write_text("\n".join(["intent,split,text", *rows]))
    found = json.loads(run("evaluate", str(path), "--as-method", "banking77", "--json", *HERE))
    assert (found["messages"], found["accuracy"]) == (9, 1)


def test_what_is_out_of_scope_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    things = {
        "card": "my card {} is lost",
        "loan": "a loan of {} for a house",
        "rate": "what is the rate of {}",
    }
    rows = [
        f"{intent},{split},{words.format(n + split)}"
        for intent, words in things.items()
        for split in ("train", "val", "test")
        for n in "abcdefghij"
    ]
    rows += [
        f"oos,oos_{split},zebras jump {n}{split}" for split in ("train", "val", "test") for n in "abcdef"
    ]
    path.write_text("\n".join(["intent,split,text", *rows]))
    found = json.loads(run("evaluate", str(path), "--as-method", "clinc150", "--json", *HERE))
    assert found["table"][""][""] >= 5, "of six"
    assert found["accuracy"] > 0.9


@pytest.mark.django_db
def test_without_a_sorter_the_current_one_cannot_be_measured(labelled: Path) -> None:
    with pytest.raises(CommandError, match="No sorter has been learned yet"):
        run("evaluate", str(labelled), "--text", "message", "--label", "kind", "--current", *HERE)


@pytest.mark.django_db
def test_an_unknown_version_cannot_be_restored() -> None:
    with pytest.raises(CommandError, match="no version 7"):
        run("restore", "7")
    assert not SorterVersion.objects.exists()
