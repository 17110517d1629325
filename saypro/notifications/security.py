"""Word on what guards an account: a new device, another password, a second step."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saypro.accounts.models import User

TITLES = {
    "password": gettext_lazy("Your password was changed"),
    "email_changed": gettext_lazy("Your e-mail address was changed"),
    "totp_activated": gettext_lazy("Two-step sign-in: an authenticator app was added"),
    "totp_deactivated": gettext_lazy("Two-step sign-in: the authenticator app was removed"),
    "webauthn_added": gettext_lazy("Two-step sign-in: a passkey was added"),
    "webauthn_removed": gettext_lazy("Two-step sign-in: a passkey was removed"),
    "recovery_codes_generated": gettext_lazy("Two-step sign-in: new recovery codes were made"),
}


@dataclass(frozen=True, slots=True)
class Word:
    title: str
    body: str
    url: str


def of_guard(what: str) -> Word:
    return Word(
        str(TITLES[what]), _("Was it not you? Choose a new password now."), reverse("accounts:account")
    )


def of_new_device(person: User, browser: str, at: datetime) -> Word:
    """Which browser and when; where it stood nobody guesses."""
    words = {"browser": browser, "when": date_format(at.astimezone(person.zone), "j F, H:i")}
    return Word(
        _("You signed in on a new device"),
        _("%(browser)s, %(when)s. Was it not you? Sign it out and choose a new password.") % words,
        reverse("usersessions_list"),
    )
