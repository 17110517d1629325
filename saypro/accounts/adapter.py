"""Our answers to the questions django-allauth asks: mail, addresses, passwords, limits, secrets."""

import base64
import hashlib
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathImage

from saypro.accounts import actions, devices
from saypro.accounts.models import User
from saypro.kit.addresses import client_address, is_address
from saypro.kit.agents import browser_named
from saypro.kit.letters import Letter

GUARDS = {
    "email_changed",
    "totp_activated",
    "totp_deactivated",
    "webauthn_added",
    "webauthn_removed",
    "recovery_codes_generated",
}
"""Changes the library mails about, by the names of its mails; those of the password are facts of our own."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("That e-mail address and password do not match. Check both and retry."),
        "enter_current_password": _("That is not your present password. Try again."),
        "incorrect_password": _("That is not your password. Try again."),
        "incorrect_code": _("That code is not right. Check the newest mail and retry."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
        "same_as_current": _("That is the address you have now. Give another one."),
        "duplicate_email": _("That is the address you have now. Give another one."),
    }

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        given = form.cleaned_data
        return actions.join(user, name=given["name"], email=given["email"], password=given["password1"])

    def set_password(self, user: User, password: str) -> None:
        actions.change_password(user, password)

    def login(self, request: HttpRequest, user: User) -> None:
        """Nobody gets in without a proved address: the first time in, by whatever way, they have joined."""
        is_first = user.last_login is None
        super().login(request, user)
        if is_first:
            actions.welcome(user)
        elif not devices.knows(request, user):
            actions.note_new_device(user, browser_named(request.headers.get("User-Agent", "")))

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        devices.remember(request, response, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        person = request.user
        super().logout(request)
        if isinstance(person, User):
            actions.note_signing_out(person)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """The library mails each change at once; the fact is for the other ways of telling."""
        super().send_notification_mail(template_prefix, user, context, email)
        what = template_prefix.rpartition("/")[2]
        if what in GUARDS:
            actions.note_guard(user, what)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address; over a socket without one, an address nobody has."""
        address = client_address(request)
        return address if is_address(address) else "0.0.0.0"  # noqa: S104  nothing is bound to it

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of our own: no host, not even ours, and nothing a browser might read as one."""
        if not url or not url.startswith("/") or "\\" in url or not url.isprintable():
            return False
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One count per account, whatever host name the visitor asked for."""
        return str(credentials.get("email", "")).strip().lower()

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        return reverse("accounts:account")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMultiAlternatives:
        """Text first; the HTML side is drawn from the same words."""
        words = {**context, **addresses(), "email": email}
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", words).split())
        text = render_to_string(f"{template_prefix}_message.txt", words).strip() + "\n"
        mail = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [email], headers=headers)
        mail.attach_alternative(letter_of(subject, text, str(context.get("code", ""))).html(), "text/html")
        return mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        self.render_mail(template_prefix, email, context).send()


def letter_of(subject: str, text: str, code: str) -> Letter:
    """The mail's text in the house's look: paragraphs, then the reason for sending, then the signature."""
    *paragraphs, reason, _signature = [part.strip() for part in text.split("\n\n") if part.strip()]
    return Letter(
        heading=subject,
        preheader=paragraphs[0],
        paragraphs=[paragraph for paragraph in paragraphs if paragraph != code],
        code=code,
        reason=reason,
    )


def addresses() -> dict[str, str]:
    """Links for mails, under the configured name of the site: never under the one a visitor claims."""
    return {
        "site_url": settings.SITE_URL,
        "signup_url": settings.SITE_URL + reverse("account_signup"),
        "password_reset_url": settings.SITE_URL + reverse("account_reset_password"),
        "account_url": settings.SITE_URL + reverse("accounts:account"),
    }


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code is not right. Wait for the next one and retry."),
        "unverified_email": _("Prove your e-mail address first, then come back."),
    }

    def encrypt(self, text: str) -> str:
        """Secrets of the second step are useless to somebody who only reads the database."""
        return safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return safe().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """An SVG to stand inside the page: addresses with data in them are forbidden to it."""
        return str(qrcode.make(url, image_factory=SvgPathImage, border=1).to_string(encoding="unicode"))

    def _get_site_name(self) -> str:
        return "SayPro Classified"


def safe() -> MultiFernet:
    """The present key first, then the ones before it, so that the secret key can be changed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(derived(str(key))) for key in keys])


def derived(key: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"saypro second step" + key.encode()).digest())
