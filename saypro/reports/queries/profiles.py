"""How members use their profiles."""

from datetime import date

from django.db.models import Count, Q

from saypro.accounts.models import LEFT_OUT, Audience, Role, User
from saypro.reports.office_days import midnight


def profiles(since: date, until: date) -> dict[str, int]:
    """Of all members who can sign in and count, as they are now; `joined` within these days."""
    joined = Q(joined_at__gte=midnight(since), joined_at__lt=midnight(until))
    found: dict[str, int] = (
        User.objects.exclude(LEFT_OUT)
        .filter(role=Role.MEMBER, is_active=True)
        .aggregate(
            members=Count("pk"),
            joined=Count("pk", filter=joined),
            photo=Count("pk", filter=~Q(photo="")),
            about=Count("pk", filter=~Q(about="")),
            town=Count("pk", filter=~Q(town="")),
            hidden=Count("pk", filter=Q(audience=Audience.NOBODY)),
            no_receipts=Count("pk", filter=Q(shows_reading=False)),
            no_presence=Count("pk", filter=Q(shows_presence=False)),
        )
    )
    return found
