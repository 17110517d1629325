"""What people type: a message, a first letter to the office, how far they have read."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.conversations.actions import Refused
from saypro.conversations.bodies import LONGEST, clean_body
from saypro.conversations.muting import MuteFor
from saypro.conversations.queries import Span
from saypro.kit import zones
from saypro.kit.refs import as_ref
from saypro.kit.text import clean_text

SUBJECT = 120
MOST_AT_ONCE = 200
EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)
REF = re.compile(r"[\w-]{1,32}", re.ASCII)
TIMES = ("too_soon", "too_far")
UNCLEAR = _("The clocks are changed then, so that time is unclear. Choose another.")
BROKEN = _("That did not arrive whole. Send it again.")


class Malformed(Refused):
    """A message whose wrapping is damaged."""

    @property
    def message(self) -> str:
        return str(BROKEN)


class BodyField(forms.Field):
    """Text as a browser sent it, cleaned by the rules of messages; the error's code is the refusal's."""

    widget = forms.Textarea(attrs={"rows": 1, "dir": "auto", "data-longest": LONGEST})
    may_be_empty = False

    def to_python(self, value: Any) -> str:
        return value if isinstance(value, str) else ""

    def validate(self, value: str) -> None:
        """Emptiness is refused in the words of messages, not of forms."""

    def clean(self, value: Any) -> str:
        try:
            return clean_body(self.to_python(value), may_be_empty=self.may_be_empty)
        except Refused as refused:
            raise ValidationError(refused.message, code=refused.code) from refused


class FilesField(forms.Field):
    """Any number of public references; for what cannot be one stands the empty one, which nothing has."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(as_ref(one) for one in value or () if isinstance(one, str)))


class MessageForm(forms.Form):
    """One message. A form sent twice carries the same `client_id`, so it is stored once.

    Files chosen in a browser without scripts come along as `files`, those uploaded before as `attachment`.
    """

    client_id = forms.UUIDField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": BROKEN},
    )
    quote = forms.IntegerField(required=False, min_value=0, max_value=2**53 - 1, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**53 - 1, widget=forms.HiddenInput)
    body = BodyField()
    attachment = FilesField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"client_id": uuid4(), **kwargs.get("initial", {})}
        kwargs.setdefault("auto_id", "message_%s")
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        if isinstance(body, BodyField):
            body.may_be_empty = "attachment" in self.data or "files" in self.files

    def clean_client_id(self) -> UUID:
        given: UUID | None = self.cleaned_data["client_id"]
        return given or uuid4()

    def clean_quote(self) -> int:
        return self.cleaned_data["quote"] or 0

    @property
    def refused(self) -> Refused:
        """What to answer when the form is not valid."""
        wrong = self.errors.as_data()
        return Refused(str(wrong["body"][0].code)) if "body" in wrong else Malformed("malformed")


class WordingForm(forms.Form):
    """Other words for a message."""

    body = BodyField(widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), label=_("Your message"))


class MomentField(forms.DateTimeField):
    """A time by the clock on the wall."""

    def to_python(self, value: Any) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise ValidationError(UNCLEAR, code=error.code) from error


class LaterForm(MessageForm):
    """A message and when it goes out, by the clock of `zone`, or of the browser where it names its own."""

    body = BodyField(label=_("Your message"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
    zone_name = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    send_at = MomentField(
        label=_("Day and time"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": _("Choose a day and a time."),
            "invalid": _("That is no day and time. Choose one, such as 12 June 2026, 08:00."),
        },
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = self.data.get("zone_name", "")
        self.zone = zones.zone_named(named) if named in zones.names() else zone

    def full_clean(self) -> None:
        with timezone.override(self.zone):
            super().full_clean()

    @property
    def refused(self) -> Refused:
        return Refused("too_soon") if "send_at" in self.errors else super().refused

    def explain(self, refused: Refused) -> None:
        """Put the reason beside what it is about."""
        about = "send_at" if refused.code in TIMES else "body"
        if about not in self.errors:
            self.add_error(about, refused.message)


class LetterForm(MessageForm):
    """The first message to the office, with a line that says what it is about.

    With files a missing line is no fault: a form that comes back empty-handed would have them chosen again.
    """

    subject = forms.CharField(
        label=_("What is it about?"),
        max_length=SUBJECT,
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    body = BodyField(label=_("Your message"), widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}))
    field_order = ["subject", "body", "client_id"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].required = "files" not in self.files

    @property
    def about(self) -> str:
        """What to call the thread: the line itself, else the first words, else that there are files."""
        lines = (self.data.get("subject", ""), *self.data.get("body", "")[:LONGEST].splitlines())
        said = (clean_text(line)[:SUBJECT] for line in lines)
        return next(filter(None, said), str(_("Files for our office")))


class ReadingForm(forms.Form):
    """How far the person has read."""

    seq = forms.IntegerField(min_value=0, max_value=2**63 - 1)


class RefsField(forms.Field):
    """The references of the chosen threads: those of nobody's are found out by whoever acts."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        refs = list(dict.fromkeys(ref for ref in value or () if REF.fullmatch(ref)))
        if not refs:
            raise ValidationError(_("Choose at least one conversation first."), code="none")
        if len(refs) > MOST_AT_ONCE:
            raise ValidationError(_("Choose at most 200 conversations at once."), code="many")
        return refs


class FilingForm(forms.Form):
    """Threads to file, and whether the mark is to be set, which is also what an empty field means."""

    ref = RefsField()
    on = forms.ChoiceField(choices=[("1", "on"), ("0", "off")], required=False)

    @property
    def is_on(self) -> bool:
        return bool(self.cleaned_data["on"] != "0")


class MuteForm(FilingForm):
    """Threads to mute, and for how long."""

    length = forms.ChoiceField(
        choices=MuteFor,
        required=False,
        error_messages={"invalid_choice": _("Choose for how long: 1 hour, 8 hours, a week or another.")},
    )

    def clean_length(self) -> MuteFor:
        return MuteFor(self.cleaned_data["length"] or MuteFor.WORKDAY)


class SavedFilterForm(forms.Form):
    """A name for what the inbox is narrowed to."""

    name = forms.CharField(
        label=_("Name"),
        max_length=40,
        error_messages={
            "required": _("Give the filter a name."),
            "max_length": _("That name is longer than 40 characters. Shorten it."),
        },
    )

    def clean_name(self) -> str:
        return clean_text(self.cleaned_data["name"])


class DaysForm(forms.Form):
    """From which day until which, both included; an empty one leaves its end open."""

    since = forms.DateField(
        label=_("From"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the first day as 2026-11-23.")},
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the last day as 2026-11-23.")},
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and since > until:
            raise ValidationError(_("The first day lies after the last. Swap them."))
        return said


class SearchForm(DaysForm):
    """What somebody looks for in their messages: words, and where and when they were said."""

    q = forms.CharField(
        max_length=200,
        required=False,
        error_messages={"max_length": _("That is longer than 200 characters. Use fewer words.")},
    )
    person = forms.CharField(max_length=60, required=False)
    thread = forms.CharField(max_length=32, required=False)
    ad = forms.CharField(max_length=12, required=False)

    @property
    def sentence(self) -> str:
        """Everything that is wrong."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)


class TranscriptForm(DaysForm):
    """How somebody keeps a conversation, and how much of it."""

    kind = forms.ChoiceField(
        choices=[("pdf", "PDF"), ("text", _("Text"))],
        error_messages={
            "required": _("Choose PDF or text."),
            "invalid_choice": _("Choose PDF or text."),
        },
    )

    def __init__(self, *args: Any, zone: ZoneInfo | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone = zone

    @property
    def span(self) -> Span:
        """By the reader's clock. Needs a valid form."""
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        return Span(
            since and self._midnight(since), until and self._midnight(min(until, LATEST) + timedelta(days=1))
        )

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(min(max(day, EARLIEST), LATEST), time(), self._zone)
