"""The questions of a category as fields of a form, and their answers as an ad stores them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.listings.forms.words import one_line

YES_NO = [("", _("Not said")), ("yes", _("Yes")), ("no", _("No"))]
Declared = Mapping[str, Any]


def name_of(key: str) -> str:
    """Questions share a form with the ad's own fields, so their names are apart."""
    return f"a.{key}"


def fields_for(declared: Sequence[Declared]) -> dict[str, forms.Field]:
    return {name_of(each["key"]): field_for(each) for each in declared}


def field_for(declared: Declared) -> forms.Field:
    label = f"{declared['label']} ({declared['unit']})" if declared["unit"] else declared["label"]
    return KINDS[declared["kind"]](declared, {"label": label, "required": declared["required"]})


def number(declared: Declared, common: dict[str, Any]) -> forms.Field:
    least, most = declared["least"], declared["most"]
    return forms.IntegerField(
        min_value=least,
        max_value=most,
        widget=forms.TextInput({"inputmode": "numeric", "class": "num"}),
        error_messages={"invalid": _("That has a letter in it. Use digits only.")},
        **common,
    )


def choice(declared: Declared, common: dict[str, Any]) -> forms.Field:
    choices = [("", _("Not said")), *((each, each) for each in declared["choices"])]
    return forms.ChoiceField(choices=choices, **common)


def text(declared: Declared, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=60, widget=forms.TextInput({"dir": "auto"}), **common)


def yes_no(declared: Declared, common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=YES_NO, **common)


KINDS = {"number": number, "choice": choice, "text": text, "yes_no": yes_no}


def answers(fields: Mapping[str, forms.Field], said: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered, by the key of the question."""
    read = {name.removeprefix("a."): stored(fields[name], said.get(name)) for name in fields}
    return {key: value for key, value in read.items() if value not in (None, "")}


def stored(field: forms.Field, value: Any) -> Any:
    if isinstance(field, forms.ChoiceField) and field.choices == YES_NO:
        return {"yes": True, "no": False}.get(value)
    return one_line(value) if isinstance(value, str) else value


def shown(answer: Any) -> Any:
    """A stored answer as the form shows it."""
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else answer
