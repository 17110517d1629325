"""One's own notices, live: how many are new, and the newest for a toast."""

from collections.abc import Mapping
from typing import Any

from saypro.notifications import queries
from saypro.notifications.models import Notice
from saypro.realtime.topics import Dirty, Joined, Listener, News
from saypro.realtime.wire import encode

MOST_TOASTS = 3


class NoticesTopic:
    """The announced number is the notice that is new, or 0 when some were read.

    Numbers of parallel transactions appear out of order, so the topic never says how far it has come.
    """

    kind = "notices"
    name = "notices"
    delay_s = 0.2

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        return None if ref else Joined(key=listener.person_id, answer={})

    def missed(self, key: int, after: int, since: int) -> News:
        return self.news({key: Dirty(after, since)})[key]

    def news(self, dirty: Mapping[int, Dirty]) -> dict[int, News]:
        counts = queries.unread_by_person(dirty)
        fresh = queries.fresh_by_person({number for change in dirty.values() for number in change.numbers})
        return {key: News([frame(counts.get(key, 0), fresh.get(key, []))]) for key in dirty}

    def standing(self, keys: list[int]) -> dict[int, tuple[int, int, str]]:
        return {}

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        return {(key, person_id) for key, person_id in pairs if key == person_id}


def frame(unread: int, fresh: list[Notice]) -> str:
    newest = [{"title": notice.title, "url": notice.url} for notice in fresh[-MOST_TOASTS:]]
    return encode({"notices": {"unread": unread, "new": newest}})
