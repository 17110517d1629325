"""Settings from the environment."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from saypro.notifications.smtp import Server
from saypro.project.environment import database, mail_server
from saypro.project.ports import listening
from saypro.project.secret import secret_key
from saypro.project.var import with_ourselves


def test_a_database_address_may_carry_everything() -> None:
    told = database({"DATABASE_URL": "postgresql://ann:p%40ss@db.example:5433/ads?sslmode=require"})
    assert (told["HOST"], told["PORT"], told["NAME"]) == ("db.example", "5433", "ads")
    assert (told["USER"], told["PASSWORD"]) == ("ann", "p@ss")
    assert told["OPTIONS"] == {"sslmode": "require"}


def test_only_who_asks_for_a_pool_has_one() -> None:
    assert "pool" not in database({})["OPTIONS"]
    assert database({"SAYPRO_POOL": "7"})["OPTIONS"]["pool"]["max_size"] == 7


def test_mail_goes_out_as_one_address_says() -> None:
    told = Server.at(mail_server({"EMAIL_URL": "smtp://ann:p%40ss@mail.example"}))
    assert (told.host, told.port, told.user, told.password) == ("mail.example", 587, "ann", "p@ss")
    assert Server.at(mail_server({"EMAIL_URL": "smtps://mail.example"})).port == 465
    assert mail_server({}) == ""


def test_a_mail_address_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mail_server({"EMAIL_URL": "pigeon://mail.example"})


def test_the_secret_is_made_once_and_for_the_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    first = secret_key(tmp_path / "var")
    assert len(first) > 50
    assert secret_key(tmp_path / "var") == first
    assert (tmp_path / "var" / "secret").stat().st_mode & 0o777 == 0o600


def test_a_secret_that_was_given_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")
    assert secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_taken_port_moves_on_to_the_next() -> None:
    with listening("127.0.0.1", 8950) as first, listening("127.0.0.1", first.getsockname()[1]) as second:
        assert second.getsockname()[1] > first.getsockname()[1]


def test_a_deployed_site_has_nothing_to_be_warned_of(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-P", "-m", "saypro", "manage", "check", "--deploy", "--fail-level=INFO"],
        env=with_ourselves()
        | {"SAYPRO_URL": "https://ads.example", "SAYPRO_VAR": str(tmp_path), "SECRET_KEY": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
