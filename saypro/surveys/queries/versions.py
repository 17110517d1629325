"""What is asked now, and what was asked before."""

from datetime import datetime

from saypro.surveys.first_questions import FIRST, SINCE
from saypro.surveys.models import Version


def versions_of(about: str) -> list[Version]:
    """All of them, the newest first."""
    return list(Version.objects.filter(about=about).select_related("by").order_by("-number"))


def version_at(about: str, at: datetime) -> Version | None:
    """The one in force at this moment, None before the first."""
    return Version.objects.filter(about=about, valid_from__lte=at).order_by("-number").first()


def first_version(about: str) -> Version:
    """What is asked until somebody asks otherwise; not stored yet."""
    return Version(about=about, number=1, valid_from=SINCE, **FIRST[about])
