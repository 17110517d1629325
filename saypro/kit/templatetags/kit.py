"""Small words for every template: built in, so no template loads them."""

from datetime import datetime
from decimal import Decimal

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from djmoney.money import Money

from saypro.kit import icons, phones, slots, times
from saypro.kit import money as sums
from saypro.kit.avatars import Pictured
from saypro.kit.avatars import avatar as draw_avatar
from saypro.kit.fields import Rendered, rendered

register = template.Library()


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """{% icon "heart" %} or {% icon "heart" "sm" %}"""
    return icons.icon(name, classes)


@register.filter
def money(price: Money | Decimal | int | None, cents: str = "") -> str:
    """{{ ad.price|money }}, with cents {{ ad.price|money:"cents" }}"""
    return sums.in_words(price, with_cents=bool(cents))


@register.filter
def exactly(price: Money) -> str:
    """{{ offer.price|exactly }}: a sum people agree on, with its cents where there are any."""
    return sums.exactly(price)


@register.simple_tag
def left(until: datetime, at: datetime | None = None) -> SafeString:
    """{% left offer.lapses_at %}: "22 h left", kept right by the browser."""
    words = times.left(until, at=at or timezone.now())
    return format_html('<time datetime="{}" data-left>{}</time>', until.isoformat(), words)


@register.simple_tag
def ago(when: datetime | None, at: datetime | None = None) -> SafeString | str:
    """{% ago message.sent_at %}; nothing for no time."""
    return times.element(when, times.ago(when, at=at or timezone.now())) if when else ""


@register.simple_tag
def avatar(person: Pictured, size: str = "", presence: str = "") -> SafeString:
    """{% avatar person %}, {% avatar person size="lg" presence="on" %}"""
    return draw_avatar(person, size=size, presence=presence)


@register.filter
def phone_digits(number: str, form: str = "") -> str:
    """ "+27 82 555 0147" as "+27825550147", or without the plus when `form` is "bare"."""
    return phones.digits(number, plus=form != "bare")


@register.inclusion_tag("kit/field.html")
def field(bound: Rendered, hint: str = "", classes: str = "") -> dict[str, object]:
    """{% field form.email %}: label, control, hint and error, tied together for screen readers."""
    return rendered(bound, hint=hint, classes=classes)


@register.simple_tag(takes_context=True)
def slot(context: Context, place: str) -> SafeString:
    """{% slot "listing.seller" %}: a place that rooms above fill, and empty while none does."""
    return slots.fill(place, context.flatten())
