"""Small words for this room's templates."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from saypro.deals.models import MOST_STARS
from saypro.kit.icons import icon

register = template.Library()


@register.simple_tag
def stars(full: int, words: str = "") -> SafeString:
    """{% stars review.stars %}, or {% stars 5 "4.9" %} where the number is not whole."""
    label = _("%(stars)s out of 5 stars") % {"stars": words or full}
    drawn = format_html_join(
        "", "{}", ((icon("star", "" if place < full else "off"),) for place in range(MOST_STARS))
    )
    return format_html('<span class="stars" role="img" aria-label="{}">{}</span>', label, drawn)
