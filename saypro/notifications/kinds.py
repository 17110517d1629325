"""What people can be told about, and on which ways, as listed on the page that the setting NOTICES names.

The page lies in a room above; it is read when first needed, so that this room imports nothing upwards.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Literal

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

Channel = Literal["app", "push", "email", "sms", "whatsapp"]
CHANNELS: tuple[Channel, ...] = ("app", "push", "email", "sms", "whatsapp")
TEXTS: tuple[Channel, ...] = ("sms", "whatsapp")
Words = str | Promise
Still = Callable[[int, int], str | None]
"""What waits unread for a person in a thread, to be quoted; "" to quote nothing; None when nothing waits."""

APP: frozenset[Channel] = frozenset({"app"})
APP_AND_MAIL: frozenset[Channel] = frozenset({"app", "email"})
APP_AND_PUSH: frozenset[Channel] = frozenset({"app", "push"})
ALL_BUT_TEXTS: frozenset[Channel] = frozenset({"app", "push", "email"})


OPEN = _("Open it")


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """A line of the settings page: what its kinds have in common, and where they always go.

    `icon` is one of Lucide's names. What is for the office stands on no member's page.
    """

    key: str
    label: Words
    icon: str
    hint: Words = ""
    always: frozenset[Channel] = frozenset()
    is_for_office: bool = False


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind of notice.

    `channels` are where it goes until the member chooses otherwise for its group. What is `is_transactional`
    does not count against the weekly limit. What is `is_urgent` waits for no quiet hours and no digest.
    `is_listed` False is for what the page of messages shows already. A mail waits for `patience` and stays
    away when the notice was read meanwhile. `still` asks the room of the thread just before something leaves.

    In a mail: `button` leads to the page, `safety` and `reason` stand at its end, `is_answered` lets people
    answer the thread by mail, and `digest` is the heading it stands under when collected.
    """

    key: str
    label: Words
    group: str
    channels: frozenset[Channel] = APP
    is_transactional: bool = False
    digest: Words = ""
    is_urgent: bool = False
    is_listed: bool = True
    patience: timedelta = field(default=timedelta(minutes=3))
    still: Still | None = None
    button: Words = OPEN
    safety: Words = ""
    reason: Words = ""
    is_answered: bool = False


class UnknownKind(LookupError):
    """Nothing of this kind is listed: a fault of ours."""


def kind_named(key: str) -> NoticeKind:
    """Raises UnknownKind."""
    try:
        return kinds()[key]
    except KeyError:
        raise UnknownKind(f"{key!r} is no kind of notice; they are listed in {settings.NOTICES}") from None


def group_of(kind: NoticeKind) -> NoticeGroup:
    return groups()[kind.group]


@cache
def kinds() -> Mapping[str, NoticeKind]:
    listed: Sequence[NoticeKind] = import_string(f"{settings.NOTICES}.NOTICES")
    return {kind.key: kind for kind in listed}


@cache
def groups() -> Mapping[str, NoticeGroup]:
    listed: Sequence[NoticeGroup] = import_string(f"{settings.NOTICES}.GROUPS")
    return {group.key: group for group in listed}


@cache
def groups_in_use() -> list[NoticeGroup]:
    """Those under which something is listed."""
    used = {kind.group for kind in kinds().values()}
    return [group for group in groups().values() if group.key in used]


@cache
def defaults(group: str) -> frozenset[Channel]:
    """Where kinds of this group go until the member chooses."""
    channels = [kind.channels for kind in kinds().values() if kind.group == group]
    return frozenset[Channel]().union(*channels)
