"""What this room does about its own facts."""

from saypro.listings import actions
from saypro.listings.events import PhotoAdded


def prepare_photo(fact: PhotoAdded) -> None:
    """Encode an upload apart from the request that brought it."""
    actions.prepare_photo(fact.photo_id)
