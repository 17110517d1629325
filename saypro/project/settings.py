"""Settings: everything that differs between machines comes from the environment."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

PACKAGE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("SAYPRO_VAR", PACKAGE.parent / "var"))
DEMO = os.environ.get("SAYPRO_DEMO") == "1"
DEBUG = os.environ.get("SAYPRO_DEBUG") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY", "only-for-commands-that-sign-nothing")
ALLOWED_HOSTS = os.environ.get("SAYPRO_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SITE_URL = os.environ.get("SAYPRO_URL", "http://localhost:8000")
OFFICE_EMAIL = os.environ.get("SAYPRO_OFFICE_EMAIL", "info@saypro.online")
OFFICE_PHONE = os.environ.get("SAYPRO_OFFICE_PHONE", "")
TRUSTED_PROXIES = frozenset(filter(None, os.environ.get("SAYPRO_PROXIES", "").split(",")))
SECURE = SITE_URL.startswith("https:")

INSTALLED_APPS = [
    "saypro.demo",
    "saypro.portal",
    "saypro.conversations",
    "saypro.listings",
    "saypro.notifications",
    "saypro.accounts",
    "saypro.realtime",
    "saypro.events",
    "saypro.kit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "djmoney",
    "django_htmx",
    "lucide",
    "procrastinate.contrib.django",
    "template_partials",
    "treebeard",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "csp.middleware.CSPMiddleware",
    "saypro.kit.headers.permissions_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

ROOT_URLCONF = "saypro.project.urls"
ASGI_APPLICATION = "saypro.project.asgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials", "saypro.kit.templatetags.kit"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "saypro.portal.context.shell",
            ],
        },
    }
]


def database(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address; unknown parts become connection options."""
    parts = conninfo_to_dict(url)
    known = {
        "NAME": parts.pop("dbname", "saypro"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
    }
    return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": parts, "CONN_MAX_AGE": 0}


DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql:///saypro"))}
DB_POOL = {"min_size": 1, "max_size": int(os.environ.get("SAYPRO_DB_POOL", "12")), "timeout": 20}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kit_cache"}}

LANGUAGE_CODE = "en-za"
LANGUAGES = [("en-za", _("English"))]
TIME_ZONE = "Africa/Johannesburg"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "saypro.portal.views.errors.forged"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

EVENT_REACTIONS = "saypro.project.reactions.REACTIONS"
PROCRASTINATE_IMPORT_PATHS = ["saypro.project.schedule"]
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}
