"""The forms of signing up, in and around a forgotten password, in our words."""

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from saypro.accounts import actions
from saypro.accounts.forms.names import clean_name
from saypro.accounts.models import User
from saypro.accounts.passwords import StrengthValidator

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EMAIL, PASSWORD = _("E-mail address"), _("Password")
NEW_PASSWORD = _("Choose a password")
STRONG = _("Three words you remember beat eight symbols you do not.")


class Worded(forms.Form):
    """Our labels and hints; no placeholders, since those vanish while one types."""

    labels: "ClassVar[dict[str, StrOrPromise]]" = {}
    hints: "ClassVar[dict[str, StrOrPromise]]" = {}
    left_out: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.left_out:
            self.fields.pop(name, None)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs |= {
                    "autocapitalize": "characters",
                    "spellcheck": "false",
                    "autofocus": True,
                }


class SignupForm(Worded, account.SignupForm):  # type: ignore[misc]  # allauth has no types
    field_order = ["name", "email", "password1"]
    labels: ClassVar = {"email": EMAIL, "password1": NEW_PASSWORD}
    hints: ClassVar = {
        "name": _("Others see it on your ads and messages."),
        "email": _("We send a code there. Nobody else sees it."),
        "password1": STRONG,
    }
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write the name people call you by.")},
    )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    def clean_password1(self) -> str:
        """Judged here and not only later, since here the person's own name is known."""
        password: str = self.cleaned_data["password1"]
        person = User(name=self.cleaned_data.get("name", ""), email=self.cleaned_data.get("email", ""))
        StrengthValidator().validate(password, person)
        return password

    def validate_unique_email(self, value: str) -> str:
        actions.forget_unproved(value)
        return str(super().validate_unique_email(value))

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """A known address must take as long as a new one."""
        if self.account_already_exists:
            actions.rehearse_joining(name=self.cleaned_data["name"], password=self.cleaned_data["password1"])
        user, response = super().try_save(request)
        return user, response


class LoginForm(Worded, account.LoginForm):  # type: ignore[misc]
    labels: ClassVar = {"login": EMAIL, "password": PASSWORD}


class RequestLoginCodeForm(Worded, account.RequestLoginCodeForm):  # type: ignore[misc]
    labels: ClassVar = {"email": EMAIL}


class ResetPasswordForm(Worded, account.ResetPasswordForm):  # type: ignore[misc]
    labels: ClassVar = {"email": EMAIL}


class AddEmailForm(Worded, account.AddEmailForm):  # type: ignore[misc]
    labels: ClassVar = {"email": _("New e-mail address")}
    hints: ClassVar = {"email": _("We send a code there. Until you enter it, the present address stays.")}


class ReauthenticateForm(Worded, account.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"password": PASSWORD}


class ChangePasswordForm(Worded, account.ChangePasswordForm):  # type: ignore[misc]
    labels: ClassVar = {"oldpassword": _("Present password"), "password1": _("New password")}
    hints: ClassVar = {"password1": STRONG}
    left_out = ("password2",)


class SetPasswordForm(Worded, account.SetPasswordForm):  # type: ignore[misc]
    labels: ClassVar = {"password1": NEW_PASSWORD}
    hints: ClassVar = {"password1": STRONG}
    left_out = ("password2",)


class ResetPasswordKeyForm(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels: ClassVar = {"password1": NEW_PASSWORD}
    hints: ClassVar = {"password1": STRONG}
    left_out = ("password2",)


class ConfirmEmailForm(Worded, account.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    pass


class ConfirmLoginForm(Worded, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    pass


class ConfirmResetForm(Worded, account.ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    pass


class SecondStepForm(Worded, mfa.AuthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"code": _("Code from your app, or a recovery code")}


class SecondStepAgainForm(Worded, mfa.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"code": _("Code from your app, or a recovery code")}


class ActivateAppForm(Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    labels: ClassVar = {"code": _("Code your app shows now")}
