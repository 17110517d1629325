"""What people fill in about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.accounts.forms.names import clean_name
from saypro.accounts.models import GIVEN_ROLES, User
from saypro.kit import zones
from saypro.kit.places import TOWN_CHOICES

NO_TOWN = [("", _("Somewhere else, or not said"))]


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    town = forms.ChoiceField(label=_("Town"), choices=[*NO_TOWN, *TOWN_CHOICES], required=False)

    time_zone = forms.ChoiceField(
        label=_("Your clock"),
        choices=lambda: [("", _("As in South Africa")), *zones.choices()],
        required=False,
        help_text=_("Your quiet hours and daily mails follow it."),
    )

    class Meta:
        model = User
        fields = ["name", "town", "time_zone", "about"]
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


ROLES = [(role.value, role.label) for role in GIVEN_ROLES]


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=ROLES)
