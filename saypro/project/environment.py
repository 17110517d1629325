"""Settings read from the environment, each from one variable that a person can write by hand."""

import json
import os
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

Environment = Mapping[str, str]
AWAKE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""A database that has gone without a word is missed within half a minute, not after a quarter of an hour."""


def words(name: str) -> list[str]:
    """The comma-separated words of a variable, without blanks."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def databases(environment: Environment) -> dict[str, dict[str, Any]]:
    """The main database, and the copy that reports are read from where `REPORTS_DATABASE_URL` names one."""
    found = {"default": database(environment)}
    if environment.get("REPORTS_DATABASE_URL"):
        # Whoever reads from it looks first whether it is there, and does without it where it is not.
        found["reports"] = {**database(environment, "REPORTS_DATABASE_URL"), "CONN_HEALTH_CHECKS": True}
        found["reports"]["TEST"] = {"MIRROR": "default"}
    return found


def database(environment: Environment, name: str = "DATABASE_URL") -> dict[str, Any]:
    """Django's settings for the address in this variable; unknown parts become connection options.

    `SAYPRO_POOL` is the number of connections a process may hold; only the web server sets it.
    """
    try:
        parts = conninfo_to_dict(environment.get(name, "postgresql:///saypro"))
    except ProgrammingError:
        raise ImproperlyConfigured(f"{name} is not an address of a PostgreSQL.") from None
    known = {
        "NAME": parts.pop("dbname", "saypro"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
    }
    options = {**AWAKE, **parts, **_pool(environment)}
    return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": options}


def _pool(environment: Environment) -> dict[str, Any]:
    size = int(environment.get("SAYPRO_POOL", "0"))
    return {"pool": {"min_size": 1, "max_size": size, "timeout": 20}} if size else {}


def storages(environment: Environment) -> dict[str, dict[str, Any]]:
    """Where uploads lie; static files by their hashed names once `SAYPRO_STATIC=hashed` says so."""
    hashed = environment.get("SAYPRO_STATIC") == "hashed"
    static = (
        "saypro.project.files.HashedFiles"
        if hashed
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    return {"default": uploads(environment), "staticfiles": {"BACKEND": static}}


def uploads(environment: Environment) -> dict[str, Any]:
    """The folder `media`, or `SAYPRO_STORAGE`: s3://bucket/prefix?region=af-south-1&endpoint=https://…

    Keys and the like are read by boto3 itself, from `AWS_ACCESS_KEY_ID` or wherever it finds them.
    """
    url = environment.get("SAYPRO_STORAGE", "")
    if not url:
        return {"BACKEND": "saypro.kit.storage.WholeFiles"}
    if not find_spec("storages"):
        raise ImproperlyConfigured("SAYPRO_STORAGE needs `.venv/bin/pip install 'django-storages[s3]'`.")
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": bucket(url)}


def bucket(url: str) -> dict[str, Any]:
    """What S3Storage wants to know. Nobody but us may read there; names are never given twice."""
    parts, more = urlsplit(url), dict(parse_qsl(urlsplit(url).query))
    if parts.scheme != "s3" or not parts.netloc or not more.keys() <= {"region", "endpoint"}:
        raise ImproperlyConfigured("SAYPRO_STORAGE is not like s3://bucket/prefix?region=af-south-1.")
    return {
        "bucket_name": parts.netloc,
        "location": parts.path.strip("/"),
        "region_name": more.get("region"),
        "endpoint_url": more.get("endpoint"),
        "default_acl": "private",
        "file_overwrite": True,
        "signature_version": "s3v4",
    }


def scanner(environment: Environment) -> str:
    """`CLAMD_URL`: tcp://host:3310 or unix:///run/clamav/clamd.ctl; "" for none, and nothing is scanned."""
    url = environment.get("CLAMD_URL", "")
    parts = urlsplit(url)
    if url and not ((parts.scheme == "tcp" and parts.hostname) or (parts.scheme == "unix" and parts.path)):
        raise ImproperlyConfigured("CLAMD_URL is not like tcp://127.0.0.1:3310 or unix:///path/of/socket.")
    return url


def handing_out(environment: Environment) -> str:
    """`SAYPRO_FILES_VIA`: "" to send files ourselves, a path that nginx serves, or `storage` to redirect."""
    via = environment.get("SAYPRO_FILES_VIA", "")
    if via not in ("", "storage") and not via.startswith("/"):
        raise ImproperlyConfigured("SAYPRO_FILES_VIA is neither a path like /media nor the word storage.")
    return via.rstrip("/")


def mail_server(environment: Environment) -> str:
    """`EMAIL_URL`: smtp://user:password@host:587, or smtps:// for TLS from the first byte; "" for none."""
    url = environment.get("EMAIL_URL", "")
    parts = urlsplit(url)
    if url and (parts.scheme not in {"smtp", "smtps"} or not parts.hostname):
        raise ImproperlyConfigured("EMAIL_URL is not like smtp://user:password@host:587.")
    return url


def mailbox(environment: Environment) -> str:
    """`SAYPRO_IMAP`: imaps://user:password@host/INBOX; "" to fetch no mail."""
    url = environment.get("SAYPRO_IMAP", "")
    parts = urlsplit(url)
    if url and not (parts.scheme in {"imap", "imaps"} and parts.hostname and parts.username):
        raise ImproperlyConfigured("SAYPRO_IMAP is not like imaps://user:password@host/INBOX.")
    return url


def anymail(environment: Environment) -> dict[str, Any]:
    """`SAYPRO_ANYMAIL`: the settings of Anymail as JSON, such as {"MAILGUN_API_KEY": "…"}."""
    try:
        told = json.loads(environment.get("SAYPRO_ANYMAIL") or "{}")
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise ImproperlyConfigured('SAYPRO_ANYMAIL is not like {"MAILGUN_API_KEY": "…"}.')
    return told


def dkim(environment: Environment) -> str:
    """`SAYPRO_DKIM`: dkim://selector@domain/path/of/key.pem; "" where the sending service signs."""
    url = environment.get("SAYPRO_DKIM", "")
    parts = urlsplit(url)
    if url and not (parts.scheme == "dkim" and parts.username and parts.hostname and parts.path.strip("/")):
        raise ImproperlyConfigured("SAYPRO_DKIM is not like dkim://selector@saypro.online/etc/dkim.pem.")
    return url


def logging(environment: Environment) -> dict[str, Any]:
    """One line an event on stderr, from `SAYPRO_LOG` (default WARNING) upwards."""
    level = environment.get("SAYPRO_LOG", "WARNING").upper()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.request": {"level": "ERROR"},  # a 404 is no event
            "saypro": {"level": environment.get("SAYPRO_LOG", "INFO").upper()},
        },
    }
