"""Settings: everything that differs between machines comes from the environment."""

import os
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from saypro.project.environment import (
    anymail,
    databases,
    dkim,
    handing_out,
    logging,
    mail_server,
    mailbox,
    scanner,
    storages,
    words,
)
from saypro.project.limits import number
from saypro.project.secret import push_key, secret_key
from saypro.project.var import var

VAR = var()
DEMO = os.environ.get("SAYPRO_DEMO") == "1"
KEEPS_MAIL = DEMO  # what was sent stays readable, and goes nowhere without a server of its own
DEBUG = os.environ.get("SAYPRO_DEBUG") == "1"
SECRET_KEY = secret_key(VAR)
SITE_URL = os.environ.get("SAYPRO_URL", "http://localhost:8000").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or "localhost"
ALLOWED_HOSTS = [SITE_HOST, "localhost", "127.0.0.1", "[::1]", *words("SAYPRO_HOSTS")]
OFFICE_EMAIL = os.environ.get("SAYPRO_OFFICE_EMAIL", "info@saypro.online")
REPLY_DOMAIN = os.environ.get("SAYPRO_REPLY_DOMAIN", "")
MAIL_TRUSTED_HOSTS = {
    "smtp": os.environ.get("SAYPRO_MAIL_TRUSTED_HOST", ""),
    "imap": os.environ.get("SAYPRO_IMAP_TRUSTED_HOST", ""),
    "hook": os.environ.get("SAYPRO_MAIL_HOOK_TRUSTED_HOST", ""),
}
OFFICE_PHONE = os.environ.get("SAYPRO_OFFICE_PHONE", "")
TRUSTED_PROXIES = frozenset(words("SAYPRO_PROXIES"))
SECURE = SITE_URL.startswith("https:")

INSTALLED_APPS = [
    "saypro.demo",
    "saypro.portal",
    "saypro.reports",
    "saypro.surveys",
    "saypro.moderation",
    "saypro.deals",
    "saypro.helpdesk",
    "saypro.conversations",
    "saypro.listings",
    "saypro.knowledge",
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
    "saypro.kit.headers.PermissionsPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "saypro.accounts.own_time.OwnTime",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "saypro.accounts.refusing.Noted",
    "saypro.portal.answers.Explained",
]

ROOT_URLCONF = "saypro.project.urls"
ASGI_APPLICATION = "saypro.project.asgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = ["fields.W161"]  # takes the start of quiet hours for a slip whenever it is just then

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

DATABASES = databases(os.environ)
DATABASE_ROUTERS = ["saypro.kit.replica.Router"]
CACHES = {
    "default": {"BACKEND": "saypro.kit.caches.SteadyCache", "LOCATION": "kit_cache"},
    "near": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 200}},
}

LANGUAGE_CODE = "en-za"
LANGUAGES = [("en-za", _("English"))]
TIME_ZONE = "Africa/Johannesburg"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "saypro.reports.bundle.VegaFinder",
]
SERVESTATIC_KEEP_ONLY_HASHED_FILES = True
STORAGES = storages(os.environ)
SERVESTATIC_USE_FINDERS = SERVESTATIC_AUTOREFRESH = os.environ.get("SAYPRO_STATIC") != "hashed"
# No file changes under a test.
SERVESTATIC_MAX_AGE = 3600 if os.environ.get("SAYPRO_STATIC") == "found" else 60

EMAIL_BACKEND = "saypro.notifications.outbox.Backend"
EMAIL_URL = mail_server(os.environ)
EMAIL_TIMEOUT_S, EMAIL_DEADLINE_S = number("SAYPRO_MAIL_TIMEOUT_S", 20), number("SAYPRO_MAIL_DEADLINE_S", 120)
DKIM_URL = dkim(os.environ)
IMAP_URL = mailbox(os.environ)
ANYMAIL = anymail(os.environ)
VOICE_SECRET = os.environ.get("SAYPRO_VOICE_SECRET", "") or ("voice of the demo" if DEMO else "")
VOICE_ACCOUNT = os.environ.get("SAYPRO_VOICE_ACCOUNT", "")
VOICE_MEDIA = SITE_URL if DEMO else os.environ.get("SAYPRO_VOICE_MEDIA", "https://api.twilio.com")
VOICE_DIAL = os.environ.get("SAYPRO_VOICE_DIAL", "")
MAIL_HOOK = os.environ.get("SAYPRO_MAIL_HOOK", "")
MAIL_CARRIER = os.environ.get("SAYPRO_MAIL_CARRIER", "saypro.notifications.smtp.Backend")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("SAYPRO_FROM", f"SayPro Classified <{OFFICE_EMAIL}>")

CONSOLE = "saypro.notifications.texts.Console"
TEXT_CARRIERS = {
    "sms": os.environ.get("SAYPRO_SMS_CARRIER") or CONSOLE,
    "whatsapp": os.environ.get("SAYPRO_WHATSAPP_CARRIER") or CONSOLE,
}

PUSH_KEY = push_key(VAR)
PUSH_HOSTS = [
    "https://fcm.googleapis.com",
    "https://*.push.services.mozilla.com",
    "https://*.push.apple.com",
    "https://*.notify.windows.com",
    *words("SAYPRO_PUSH_HOSTS"),
]
PUSH_TIMEOUT_S = 10

LOGGING = logging(os.environ)

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "saypro.accounts.passwords.StrengthValidator"}]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "saypro.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "saypro.accounts.forms.entrance.SignupForm",
    "login": "saypro.accounts.forms.entrance.LoginForm",
    "request_login_code": "saypro.accounts.forms.entrance.RequestLoginCodeForm",
    "reset_password": "saypro.accounts.forms.entrance.ResetPasswordForm",
    "add_email": "saypro.accounts.forms.entrance.AddEmailForm",
    "reauthenticate": "saypro.accounts.forms.entrance.ReauthenticateForm",
    "change_password": "saypro.accounts.forms.entrance.ChangePasswordForm",
    "set_password": "saypro.accounts.forms.entrance.SetPasswordForm",
    "reset_password_from_key": "saypro.accounts.forms.entrance.ResetPasswordKeyForm",
    "confirm_email_verification_code": "saypro.accounts.forms.entrance.ConfirmEmailForm",
    "confirm_login_code": "saypro.accounts.forms.entrance.ConfirmLoginForm",
    "confirm_password_reset_code": "saypro.accounts.forms.entrance.ConfirmResetForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/5m/ip,10/15m/key",
    "reset_password": "5/30m/ip,5/1h/key",
    "request_login_code": "5/30m/ip,5/1h/key",
    "reset_password_from_key": "20/30m/ip",
}
ALLAUTH_USER_CODE_FORMAT = {"length": 6}
MFA_FORMS = {
    "authenticate": "saypro.accounts.forms.entrance.SecondStepForm",
    "reauthenticate": "saypro.accounts.forms.entrance.SecondStepAgainForm",
    "activate_totp": "saypro.accounts.forms.entrance.ActivateAppForm",
}
MFA_ADAPTER = "saypro.accounts.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "SayPro Classified"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REDIRECT_EXEMPT = [r"^up/$"]
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
INBOX_FILTERS = "saypro.project.filters.FILTERS"
PAGE_SLOTS = "saypro.project.slots.SLOTS"
FORM_SLOTS = "saypro.project.slots.TAKERS"
NOTICES = "saypro.project.notices"
HIDDEN_THREADS = "saypro.helpdesk.privacy"
STAFF_FACTS = "saypro.project.audit.STAFF_FACTS"
KEPT_THINGS = "saypro.project.audit.KEPT_THINGS"
TIPS = "saypro.project.tips.TIPS"
THREAD_CARDS = "saypro.project.cards.CARDS"
PROCRASTINATE_IMPORT_PATHS = ["saypro.project.schedule"]
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}

SEARCHES_PER_MINUTE = int(os.environ.get("SAYPRO_SEARCHES_PER_MINUTE", "100"))
MESSAGE_BURST = float(os.environ.get("SAYPRO_MESSAGE_BURST", "20"))
MESSAGE_RATE = float(os.environ.get("SAYPRO_MESSAGE_RATE", "2"))
NEW_CONTACTS = int(os.environ.get("SAYPRO_NEW_CONTACTS", "100"))
NEW_THREADS = int(os.environ.get("SAYPRO_NEW_CONVERSATIONS", "6"))
OFFER_HOURS = float(os.environ.get("SAYPRO_OFFER_HOURS", "48"))
SENTENCE_VECTORS = os.environ.get("SAYPRO_SENTENCE_VECTORS", "1") == "1"
TRANSCRIPTS_PER_HOUR = int(os.environ.get("SAYPRO_TRANSCRIPTS_PER_HOUR", "30"))
UPLOADS_PER_HOUR = int(os.environ.get("SAYPRO_UPLOADS_PER_HOUR", "60"))
FILES_QUOTA_MB = int(os.environ.get("SAYPRO_FILES_QUOTA_MB", "500"))
FILES_VIA = handing_out(os.environ)
CLAMD_URL = scanner(os.environ)
FRAME_BURST, FRAME_RATE = number("SAYPRO_FRAME_BURST", 1500), number("SAYPRO_FRAME_RATE", 100)
QUESTION_BURST, QUESTION_RATE = number("SAYPRO_QUESTION_BURST", 50), number("SAYPRO_QUESTION_RATE", 5)
TABS_PER_PERSON = int(number("SAYPRO_TABS", 20))
KNOCK_AGAIN_S = number("SAYPRO_KNOCK_AGAIN_S", 2)
KNOCK_BURST, KNOCK_RATE = number("SAYPRO_KNOCK_BURST", 40), number("SAYPRO_KNOCK_RATE", 1)
