"""What people fill in about themselves."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from saypro.accounts import actions
from saypro.accounts.models import Role, User
from saypro.accounts.passwords import StrengthValidator
from saypro.kit.places import TOWN_CHOICES

NO_TOWN = [("", _("Somewhere else, or not said"))]


def clean_name(name: str) -> str:
    """One line of visible characters with something to read in it."""
    name = " ".join(name.split())
    if not name.isprintable():
        raise ValidationError(_("That has characters nobody can see. Type your name again."))
    if not any(character.isalpha() for character in name):
        raise ValidationError(_("A name has letters. Write the name people call you by."))
    return name


class SignupForm(allauth.SignupForm):  # type: ignore[misc]  # allauth has no types
    field_order = ["name", "email", "password1"]
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Others see it on your ads and messages."),
        error_messages={"required": _("Write the name people call you by.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("We send a code there. Nobody else sees it.")
        self.fields["password1"].label = _("Choose a password")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

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
        """A known address must take as long as a new one, and hashing is what takes long."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        user, response = super().try_save(request)
        return user, response


class LoginForm(allauth.LoginForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    town = forms.ChoiceField(label=_("Town"), choices=[*NO_TOWN, *TOWN_CHOICES], required=False)

    class Meta:
        model = User
        fields = ["name", "town", "about"]
        labels = {"name": _("Your name"), "about": _("About you")}
        help_texts = {"about": _("What you buy and sell, when you answer. Up to 500 characters.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "about": forms.Textarea(attrs={"rows": 4}),
        }
        error_messages = {
            "name": {"required": _("Write the name people call you by.")},
            "about": {"max_length": _("Longer than 500 characters. Shorten it.")},
        }

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("A picture of you"),
        widget=forms.ClearableFileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"}
        ),
        help_text=_("JPEG, PNG, WebP, AVIF or HEIC, up to 12 MB. Place and camera details are removed."),
        error_messages={
            "required": _("Choose a picture first."),
            "empty": _("The file is empty. Choose another picture."),
        },
    )


class PrivacyForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = User
        fields = ["audience", "is_searchable"]


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role)
