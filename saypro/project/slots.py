"""Who fills which place in whose page: every slot on one page."""

from collections.abc import Sequence

from saypro.kit.slots import Filler, Gatherer
from saypro.notifications import slots as notifications

SLOTS: dict[str, Sequence[Filler] | Sequence[Gatherer]] = {
    "settings.nav": [notifications.settings_link],
}
