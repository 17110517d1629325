"""What is asked from now on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.kit.constraints import violated
from saypro.surveys.events import QuestionsChanged
from saypro.surveys.first_questions import FIRST, SINCE
from saypro.surveys.models import Version
from saypro.surveys.queries.versions import version_at
from saypro.surveys.refusals import Refused


def current_version(about: str, at: datetime) -> Version:
    """The one in force; the first set is laid down when it is first needed."""
    if found := version_at(about, at):
        return found
    first = {"valid_from": SINCE, **FIRST[about]}
    return Version.objects.get_or_create(about=about, number=1, defaults=first)[0]


@transaction.atomic
def follow_version(
    about: str, rules: Mapping[str, Any], words: Mapping[str, Mapping[str, Any]], *, by: User, at: datetime
) -> Version:
    """Ask by these rules and in these words from now on; scale and borders stay, so that figures compare.

    Cards that are there keep theirs. Raises Refused(`raced`) where somebody else did the same meanwhile.
    """
    before = current_version(about, at)
    said = {
        language: {**old, **words.get(language, {}), "factors": factors_of(old, words.get(language, {}))}
        for language, old in before.words.items()
    }
    try:
        with transaction.atomic():
            made = Version.objects.create(
                about=about,
                number=before.number + 1,
                valid_from=at,
                by=by,
                most=before.most,
                good_from=before.good_from,
                low_to=before.low_to,
                open_days=before.open_days,
                words=said,
                **rules,
            )
    except IntegrityError as error:
        if violated(error) == "one_version_of_a_number":
            raise Refused("raced") from error
        raise
    events.record(QuestionsChanged(actor_id=by.pk, version_id=made.pk, about=about, occurred_at=at))
    return made


def factors_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    return {**old["factors"], **new.get("factors", {})}
