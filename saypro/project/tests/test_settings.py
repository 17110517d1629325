"""Settings from the environment."""

import subprocess
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from saypro.notifications.smtp import Server
from saypro.project.environment import AWAKE, bucket, database, handing_out, mail_server, scanner, uploads
from saypro.project.ports import listening
from saypro.project.secret import secret_key
from saypro.project.var import with_ourselves


def test_a_database_address_may_carry_everything() -> None:
    told = database({"DATABASE_URL": "postgresql://ann:p%40ss@db.example:5433/ads?sslmode=require"})
    assert (told["HOST"], told["PORT"], told["NAME"]) == ("db.example", "5433", "ads")
    assert (told["USER"], told["PASSWORD"]) == ("ann", "p@ss")
    assert told["OPTIONS"] == {**AWAKE, "sslmode": "require"}
    assert (
        database({"DATABASE_URL": "postgresql:///ads?connect_timeout=9"})["OPTIONS"]["connect_timeout"] == "9"
    )


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


def test_uploads_lie_in_a_folder_unless_a_bucket_is_named() -> None:
    assert uploads({})["BACKEND"] == "saypro.kit.storage.WholeFiles"
    told = bucket("s3://our-uploads/saypro/live?region=af-south-1&endpoint=https://s3.example")
    assert (told["bucket_name"], told["location"]) == ("our-uploads", "saypro/live")
    assert (told["region_name"], told["endpoint_url"]) == ("af-south-1", "https://s3.example")
    assert told["default_acl"] == "private"
    assert bucket("s3://our-uploads")["location"] == ""


def test_the_storage_takes_what_we_tell_it() -> None:
    s3 = pytest.importorskip("storages.backends.s3", reason="the extra s3 is not installed")
    told = uploads({"SAYPRO_STORAGE": "s3://our-uploads/live?region=af-south-1"})
    storage = s3.S3Storage(access_key="key", secret_key="secret", **told["OPTIONS"])
    address = storage.url("a/file", parameters={"ResponseContentType": "text/plain"}, expire=60)
    assert "/live/a/file?" in address
    assert "X-Amz-Expires=60" in address
    assert "response-content-type=text%2Fplain" in address


@pytest.mark.parametrize("url", ["ftp://bucket", "s3://", "s3://bucket?acl=public-read"])
def test_a_bucket_that_makes_no_sense_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SAYPRO_STORAGE is not like"):
        bucket(url)


def test_who_names_a_bucket_without_the_extra_is_told_what_is_missing() -> None:
    if find_spec("storages"):
        pytest.skip("the extra s3 is installed")
    with pytest.raises(ImproperlyConfigured, match="pip install"):
        uploads({"SAYPRO_STORAGE": "s3://our-uploads"})


def test_a_scanner_is_named_by_its_socket() -> None:
    for url in ("", "tcp://127.0.0.1:3310", "unix:///run/clamav/clamd.ctl"):
        assert scanner({"CLAMD_URL": url}) == url
    for url in ("127.0.0.1:3310", "http://scanner", "unix://"):
        with pytest.raises(ImproperlyConfigured, match="CLAMD_URL"):
            scanner({"CLAMD_URL": url})


def test_files_are_sent_by_whom_the_setting_names() -> None:
    told = [handing_out({"SAYPRO_FILES_VIA": via}) for via in ("", "storage", "/protected/")]
    assert told == ["", "storage", "/protected"]
    with pytest.raises(ImproperlyConfigured, match="SAYPRO_FILES_VIA"):
        handing_out({"SAYPRO_FILES_VIA": "nginx"})


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


@pytest.mark.parametrize("hour", [7, 21])
def test_it_is_the_same_when_quiet_hours_begin_or_end(hour: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 28, hour, tzinfo=UTC))
    assert [found for found in checks.run_checks() if not found.is_silenced()] == []
