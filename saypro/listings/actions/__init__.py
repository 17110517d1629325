"""Everything that changes an ad."""

from saypro.listings.actions.categories import lay_categories
from saypro.listings.actions.listings import Wording, change_listing, post_listing
from saypro.listings.actions.photos import (
    MAX_PHOTOS,
    UPLOADS_PER_HOUR,
    add_photo,
    arrange_photos,
    path_of,
    prepare_photo,
    sweep_photos,
)
from saypro.listings.actions.saves import count_view, forget_listing, save_listing
from saypro.listings.actions.states import (
    delete_listing,
    release_listing,
    relist_listing,
    reserve_listing,
    restore_listing,
    sell_listing,
)
from saypro.listings.actions.taking_down import put_back_listing, take_down_listing
from saypro.listings.refusals import Refused

__all__ = [
    "MAX_PHOTOS",
    "UPLOADS_PER_HOUR",
    "Refused",
    "Wording",
    "add_photo",
    "arrange_photos",
    "change_listing",
    "count_view",
    "delete_listing",
    "forget_listing",
    "lay_categories",
    "path_of",
    "post_listing",
    "prepare_photo",
    "put_back_listing",
    "release_listing",
    "relist_listing",
    "reserve_listing",
    "restore_listing",
    "save_listing",
    "sell_listing",
    "sweep_photos",
    "take_down_listing",
]
