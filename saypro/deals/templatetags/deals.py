"""Small words for this room's templates."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from saypro.deals.models import MOST_STARS
from saypro.kit.icons import icon

register = template.Library()


SHAPES = {"day": "D j F, H:i", "full": "l j F, H:i", "brief": "D H:i"}


@register.simple_tag
def meeting_time(moment: datetime, shape: str = "day") -> SafeString:
    """{% meeting_time meeting.starts_at %}: by the house's clock, with its name; alike for every reader.

    `when.js` knows the same shapes, and tells the time by the reader's clock.
    """
    words = date_format(timezone.localtime(moment), SHAPES[shape])
    zone = _("South African time")
    return format_html(
        '<time datetime="{}" data-when="{}">{} <small class="of-house">{}</small></time>',
        moment.isoformat(),
        shape,
        words,
        zone,
    )


@register.simple_tag
def stars(full: int, words: str = "") -> SafeString:
    """{% stars review.stars %}, or {% stars 5 "4.9" %} where the number is not whole."""
    label = _("%(stars)s out of 5 stars") % {"stars": words or full}
    drawn = format_html_join(
        "", "{}", ((icon("star", "" if place < full else "off"),) for place in range(MOST_STARS))
    )
    return format_html('<span class="stars" role="img" aria-label="{}">{}</span>', label, drawn)
