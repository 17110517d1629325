"""Every tip on one page, the most useful first: whom it fits is a query of the room it is about.

They go where "Tips and campaigns" is on in a person's settings, and count against the weekly limit.
"""

from django.utils.translation import gettext_lazy as _

from saypro.accounts.queries import unfinished_profiles
from saypro.deals.queries import offers_left_waiting
from saypro.listings.queries import ads_without_photos
from saypro.notifications.queries import without_pushes
from saypro.notifications.tips import Tip

TIPS = [
    Tip(
        "offer-waits",
        _("An offer waits for your answer"),
        _("You can accept it, decline it, or counter with a sum of your own, without writing a word."),
        offers_left_waiting,
    ),
    Tip(
        "ad-without-photos",
        _("Your ad has no photo so far"),
        _("Buyers like to see what they ask about. One photo from your phone is enough."),
        ads_without_photos,
    ),
    Tip(
        "unfinished-profile",
        _("Others see little of you"),
        _("A picture, your town or a line about you helps them to trust you."),
        unfinished_profiles,
    ),
    Tip(
        "no-pushes",
        _("Hear at once when somebody writes"),
        _("Turn on pushes in this browser. They say who wrote, never what, and keep your quiet hours."),
        without_pushes,
    ),
]
