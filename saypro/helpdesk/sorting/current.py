"""The sorter in use, read from the table once in a process and again when another one took its place."""

import logging
from functools import lru_cache

from saypro.helpdesk.models import SorterVersion
from saypro.helpdesk.sorting.pipeline import Sorter
from saypro.helpdesk.sorting.sealed import Broken, opened

log = logging.getLogger(__name__)


def sorter() -> Sorter | None:
    """The current sorter, or None where none was learned yet or what lies there is not ours."""
    version = SorterVersion.objects.filter(is_current=True).values_list("version", flat=True).first()
    return None if version is None else of_version(version)


@lru_cache(maxsize=2)
def of_version(version: int) -> Sorter | None:
    payload = SorterVersion.objects.values_list("payload", flat=True).get(version=version)
    try:
        return opened(bytes(payload))
    except Broken as error:
        log.error("Sorter %s is refused: %s", version, error)
        return None
