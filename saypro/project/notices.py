"""What people can be told about: every kind of notice on one page, under the lines of the settings page.

A room tells by `notifications.actions.tell(…)` from a reaction, with the words of its `notices.py`.
"""

from django.utils.translation import gettext_lazy as _

from saypro.notifications.kinds import ALL_BUT_TEXTS, APP, NoticeGroup, NoticeKind

GROUPS = [
    NoticeGroup(
        "messages",
        _("Messages from members"),
        "messages-square",
        _("E-mail only if unread for 3 minutes"),
        APP,
    ),
    NoticeGroup(
        "offers", _("Offers and deals"), "handshake", _("New, countered, accepted, about to lapse, meet-ups")
    ),
    NoticeGroup("office", _("Answers from our office"), "life-buoy", _("What you asked, and how it stands")),
    NoticeGroup("ads", _("Your ads"), "layout-list", _("Saved, approved, expiring")),
    NoticeGroup("saved", _("Saved ads and searches"), "heart", _("At most your weekly limit")),
    NoticeGroup("tips", _("Tips and campaigns"), "lightbulb", _("At most your weekly limit")),
    NoticeGroup("security", _("Security"), "shield-check", _("New sign-in, password change"), ALL_BUT_TEXTS),
]

NOTICES = [
    NoticeKind(
        "message",
        _("Message from a member"),
        "messages",
        ALL_BUT_TEXTS,
        is_transactional=True,
        is_listed=False,
        digest=_("Messages"),
    ),
    NoticeKind("tip", _("Tip"), "tips", APP, digest=_("Tips")),
    NoticeKind("security", _("Security"), "security", ALL_BUT_TEXTS, is_transactional=True, is_urgent=True),
]
