"""The only way to offers, deals and reviews on a person's behalf."""

from datetime import datetime

from django.shortcuts import get_object_or_404

from saypro.accounts.models import User
from saypro.deals.models import Review


def review_about(person: User, ref: str, at: datetime) -> Review:
    """What was said of this person, once it can be read. Raises Http404 otherwise, for its author too."""
    return get_object_or_404(
        Review.objects.shown(at).about(person).select_related("author", "about"), ref=ref
    )
