"""A form field as the design draws it, tied together for screen readers."""

from typing import Literal

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Textarea, Widget

Rendered = BoundField
Shape = Literal["input", "check", "choices"]


def rendered(bound: BoundField, *, hint: str = "", classes: str = "") -> dict[str, object]:
    """What `kit/field.html` needs: the control with its ARIA, the hint and the errors with their ids."""
    hint = hint or str(bound.help_text)
    ids = [
        f"{bound.auto_id}-{part}" for part in ("hint", "error") if (hint if part == "hint" else bound.errors)
    ]
    return {
        "field": bound,
        "control": bound.as_widget(attrs=attributes(bound, ids, classes)),
        "hint": hint,
        "optional": not bound.field.required,
        "shape": shape_of(bound.field.widget),
    }


def attributes(bound: BoundField, described_by: list[str], classes: str) -> dict[str, str | bool]:
    widget = bound.field.widget
    css = "" if shape_of(widget) != "input" else f"input {classes}".strip()
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, (widget.attrs.get("class", ""), css)))}
    if described_by:
        attrs["aria-describedby"] = " ".join(described_by)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if isinstance(widget, Textarea):
        attrs["dir"] = "auto"
    return attrs


def shape_of(widget: Widget) -> Shape:
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        return "choices"
    return "check" if isinstance(widget, CheckboxInput) else "input"
