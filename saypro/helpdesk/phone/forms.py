"""What people type about calls."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.phone.windows import Window


class CallBackForm(forms.Form):
    """A wish to be called; the times are the office's own."""

    number = forms.CharField(
        label=_("Your number"),
        max_length=30,
        help_text=_("Like 082 123 4567, or with the country: +27 82 123 4567."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={
            "required": _("Write your number."),
            "max_length": _("That is no number. Write it like 082 123 4567."),
        },
    )
    window = forms.ChoiceField(
        label=_("When we may call"),
        help_text=_("South African time, while our office is open."),
        error_messages={
            "required": _("Choose a time."),
            "invalid_choice": _("We can no longer call then. Choose another time."),
        },
    )
    reason = forms.CharField(
        label=_("What it is about"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Say in a few words what it is about."),
            "max_length": _("That is too long. 500 characters are enough."),
        },
    )

    def __init__(self, *args: object, offered: Sequence[Window] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they come
        choices = [(window.key, window.words) for window in offered]
        self.fields["window"].choices = choices  # type: ignore[attr-defined]  # a field of choices

    def clean_number(self) -> str:
        from saypro.helpdesk.phone.numbers import e164  # its tables of numbers are large

        number = e164(self.cleaned_data["number"])
        if not number:
            raise forms.ValidationError(_("That is no number. Write it like 082 123 4567."))
        return number


class CallForm(forms.Form):
    """A call an agent writes down."""

    direction = forms.ChoiceField(choices=[("out", _("We called")), ("in", _("They called"))])
    is_reached = forms.ChoiceField(choices=[("1", _("We spoke")), ("0", _("Nobody answered"))])
    number = forms.CharField(max_length=30, required=False)
    minutes = forms.IntegerField(min_value=0, max_value=1440, required=False)
    note = forms.CharField(max_length=1000)
