"""What is kept as keys, in words for our office."""

from django.utils.translation import gettext as _

from saypro.helpdesk.models import Category, Channel
from saypro.helpdesk.models import Segment as TicketSegment
from saypro.kit.places import PROVINCES
from saypro.listings.models import Category as AdCategory
from saypro.surveys.models import Feeling, Side
from saypro.surveys.reasons import Reason
from saypro.surveys.segments import Segment


def categories(side: str, keys: list[str]) -> dict[str, str]:
    """By key: of tickets for our office's side, of ads for the others."""
    if side == Side.OFFICE:
        names = {str(value): str(label) for value, label in Category.choices}
    else:
        names = dict(AdCategory.objects.filter(slug__in=keys).values_list("slug", "name"))
    return {key: names.get(key, key) or _("Not filed") for key in keys}


def segment(key: str) -> str:
    known = {str(value): str(label) for value, label in [*Segment.choices, *TicketSegment.choices]}
    return known.get(key, key) or _("Any other member")


def region(key: str) -> str:
    return PROVINCES.get(key.lower(), key)


def channel(key: str) -> str:
    return str(dict(Channel.choices).get(key, key))


def reason(key: str) -> str:
    return str(Reason(key).label) if key in Reason.values else key


def factor(key: str) -> str:
    names = {
        "ease": _("Ease of use"),
        "speed": _("Response time"),
        "help": _("Helpfulness"),
        "clarity": _("Clarity"),
    }
    return names.get(key, key)


def feeling(key: str) -> str:
    return str(Feeling.Label(key).label)
