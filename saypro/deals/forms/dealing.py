"""What people type: a sum, a place and a time, a word to the others."""

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from djmoney.money import Money

from saypro.conversations import actions as conversations
from saypro.deals.actions import LATE_MINUTES, Farewell, Rendezvous, Wish
from saypro.deals.models import LONGEST_PLACE, LONGEST_TERMS, MeetingNote
from saypro.deals.queries import Waiting
from saypro.kit.text import clean_text

FOREIGN = re.compile(r"[$€£¥₹]|\b(?!ZAR\b)[A-Z]{3}\b")
FILLING = re.compile(r"^ZAR|^R|[\s'’]", re.IGNORECASE)
GROUPING = re.compile(r",(?=\d{3}(\D|$))")
NUMBER = re.compile(r"-?\d{1,14}(\.\d{1,8})?", re.ASCII)


class SumField(forms.CharField):
    """A sum as people write it, "R 13 500" as well as "13500": a decimal, which may still be a bad one."""

    def clean(self, value: Any) -> Decimal:
        text = super().clean(value)
        if FOREIGN.search(text):
            raise ValidationError(_("This ad is in rand. Name your sum in rand, like R 13 500."))
        return self.number(GROUPING.sub("", FILLING.sub("", text)).replace(",", "."))

    def number(self, plain: str) -> Decimal:
        try:
            if NUMBER.fullmatch(plain):
                return Decimal(plain)
        except InvalidOperation:
            pass
        raise ValidationError(_("That is not a sum of money. Use digits only, like 13 500."))


class OnceForm(forms.Form):
    """A form sent twice carries the same `client_id`, so it counts once."""

    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"client_id": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean_client_id(self) -> UUID:
        given: UUID | None = self.cleaned_data["client_id"]
        return given or uuid4()


class OfferForm(OnceForm):
    price = SumField(
        label=_("Your offer (R)"),
        max_length=30,
        error_messages={"required": _("Name a sum, like 13 500.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "num", "autocomplete": "off"}),
    )
    terms = forms.CharField(
        label=_("Add a line"),
        required=False,
        max_length=LONGEST_TERMS,
        help_text=_("When you can fetch it, how you pay."),
        widget=forms.TextInput({"dir": "auto"}),
    )

    def clean_terms(self) -> str:
        return one_line(self.cleaned_data["terms"])

    def wish(self) -> Wish:
        """What is offered; only after `is_valid`."""
        said = self.cleaned_data
        return Wish(Money(said["price"], "ZAR"), said["client_id"], said["terms"])


class AcceptanceForm(forms.Form):
    """The seller's yes."""

    reserves = forms.BooleanField(required=False)


class WordForm(forms.Form):
    """A word that may go with a no."""

    word = forms.CharField(
        label=_("Say why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )

    def clean_word(self) -> str:
        text = self.cleaned_data["word"]
        return cleaned_body(text) if text.strip() else ""


class MeetingForm(OnceForm):
    place = forms.CharField(
        label=_("Where"),
        max_length=LONGEST_PLACE,
        help_text=_("A busy public place is best. Never your home the first time."),
        error_messages={"required": _("Say where you can meet.")},
        widget=forms.TextInput({"dir": "auto", "list": "places", "autocomplete": "off"}),
    )
    day = forms.DateField(
        label=_("Day"),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day like 2027-06-09.")},
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
    )
    clock = forms.TimeField(
        label=_("Time"),
        error_messages={"required": _("Choose a time."), "invalid": _("Write the time like 17:30.")},
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%H.%M"],
    )

    def clean_place(self) -> str:
        place = one_line(self.cleaned_data["place"])
        if not any(letter.isalnum() for letter in place):
            raise ValidationError(_("Say where you can meet."))
        return place

    def rendezvous(self, zone: ZoneInfo) -> Rendezvous:
        """Place and moment, typed by the clock of this zone; only after `is_valid`."""
        day: date = self.cleaned_data["day"]
        clock: time = self.cleaned_data["clock"]
        starts_at = datetime.combine(day, clock, tzinfo=zone)
        return Rendezvous(self.cleaned_data["place"], starts_at, self.cleaned_data["client_id"])


class NoteForm(forms.Form):
    kind = forms.ChoiceField(choices=MeetingNote.Kind.choices)
    minutes = forms.TypedChoiceField(
        choices=[(str(minutes), "") for minutes in LATE_MINUTES], coerce=int, required=False, empty_value=None
    )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("kind") == MeetingNote.Kind.LATE and not self.cleaned_data.get("minutes"):
            raise ValidationError(_("Say by how many minutes."))
        return self.cleaned_data


class KindnessForm(forms.Form):
    """Whom to tell what: a box and a text for each who waits, named by their thread."""

    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, waiting: list[Waiting], words: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = waiting
        for one in waiting:
            ref = one.conversation.ref
            self.fields[f"tell-{ref}"] = forms.BooleanField(required=False, initial=one.is_waiting)
            self.fields[f"note-{ref}"] = forms.CharField(
                label=_("What to say"),
                required=False,
                initial=words[ref],
                max_length=4000,
                widget=forms.Textarea({"rows": 4, "dir": "auto", "class": "input"}),
            )

    @property
    def rows(self) -> list[tuple[Waiting, forms.BoundField, forms.BoundField]]:
        return [
            (one, self[f"tell-{one.conversation.ref}"], self[f"note-{one.conversation.ref}"])
            for one in self.waiting
        ]

    def clean(self) -> dict[str, Any]:
        """What is not to be sent may say anything; what is must be a message."""
        for _one, tell, note in self.rows:
            if not self.cleaned_data.get(tell.name):
                self.errors.pop(note.name, None)
                continue
            try:
                self.cleaned_data[note.name] = cleaned_body(self.cleaned_data.get(note.name, ""))
            except ValidationError as error:
                self.add_error(note.name, error)
        return self.cleaned_data

    def farewells(self) -> list[Farewell]:
        """The chosen ones with their words; only after `is_valid`."""
        return [
            Farewell(one.conversation, self.cleaned_data[note.name])
            for one, tell, note in self.rows
            if self.cleaned_data[tell.name]
        ]


def one_line(text: str) -> str:
    """The text without what hides or reorders characters, its blanks made single."""
    return " ".join(clean_text(text).split())


def cleaned_body(text: str) -> str:
    """The text as a message may say it. Raises ValidationError with the reason."""
    try:
        return conversations.clean_body(text)
    except conversations.Refused as refused:
        raise ValidationError(refused.message) from refused
