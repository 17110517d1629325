"""What people type: stars and a sentence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from saypro.deals.models import LONGEST_REVIEW
from saypro.deals.reviewing import ReviewRefused, clean_sentence

STARS = [
    (1, _("1 star, bad")),
    (2, _("2 stars, poor")),
    (3, _("3 stars, all right")),
    (4, _("4 stars, good")),
    (5, _("5 stars, excellent")),
]
NO_STARS = _("Choose one to five stars.")


class SentenceField(forms.CharField):
    """One clean line of up to 500 characters."""

    widget = forms.Textarea(attrs={"rows": 3, "data-longest": LONGEST_REVIEW})

    def clean(self, value: Any) -> str:
        try:
            sentence = clean_sentence(value if isinstance(value, str) else "")
        except ReviewRefused as refused:
            raise ValidationError(refused.message, code=refused.code) from refused
        return str(super().clean(sentence))


class ReviewForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("Your stars"),
        choices=STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": NO_STARS, "invalid_choice": NO_STARS},
    )
    text = SentenceField(
        label=_("What should others know?"),
        required=False,
        help_text=_("A sentence is enough, up to 500 characters. Leave out addresses and numbers."),
    )


class ReplyForm(forms.Form):
    text = SentenceField(
        label=_("Your answer"),
        help_text=_("Everybody reads it below the review. You answer once, so take your time."),
        error_messages={"required": _("There is nothing to send yet. Write a few words first.")},
    )
