"""What this room puts into pages of rooms below."""

from saypro.deals.slots.dealing import inbox_tags, offer_on_ad, own_ad, page_end, page_head, thread_part
from saypro.deals.slots.reputation import (
    person_glance,
    person_rating,
    seller_answers,
    seller_rating,
    thread_answers,
    thread_person,
)
from saypro.deals.slots.responses import my_ads_head, my_ads_rows
from saypro.deals.slots.reviews import person_between, person_reviews, thread_menu

__all__ = [
    "inbox_tags",
    "my_ads_head",
    "my_ads_rows",
    "offer_on_ad",
    "own_ad",
    "page_end",
    "page_head",
    "person_between",
    "person_glance",
    "person_rating",
    "person_reviews",
    "seller_answers",
    "seller_rating",
    "thread_answers",
    "thread_menu",
    "thread_part",
    "thread_person",
]
