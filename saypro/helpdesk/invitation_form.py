"""What members fill in to ask our office into a conversation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.models import Invitation
from saypro.helpdesk.models.invitations import LONGEST_WORDS
from saypro.kit.text import clean_text


class InvitationForm(forms.Form):
    """Why, and in one's own words where there is more to say."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Invitation.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is wrong."),
            "invalid_choice": _("That is not one of the reasons. Choose one from the list."),
        },
    )
    words = forms.CharField(
        label=_("What should our office know?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"max_length": _("That is longer than 1 000 characters. Shorten it.")},
    )

    def clean_words(self) -> str:
        return clean_text(self.cleaned_data["words"])
