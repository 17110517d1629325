"""What is asked from now on."""

from datetime import datetime

from saypro.surveys.first_questions import FIRST, SINCE
from saypro.surveys.models import Version
from saypro.surveys.queries.versions import version_at


def current_version(about: str, at: datetime) -> Version:
    """The one in force; the first set is laid down when it is first needed."""
    if found := version_at(about, at):
        return found
    first = {"valid_from": SINCE, **FIRST[about]}
    return Version.objects.get_or_create(about=about, number=1, defaults=first)[0]
