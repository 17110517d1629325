"""What people can be told about: every kind of notice on one page, under the lines of the settings page.

A room tells by `notifications.actions.tell(…)` from a reaction, with the words of its `notices.py`.
"""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from saypro.conversations import queries as conversations
from saypro.notifications.kinds import (
    ALL_BUT_TEXTS,
    APP,
    APP_AND_MAIL,
    APP_AND_PUSH,
    NoticeGroup,
    NoticeKind,
)

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
    NoticeGroup("reviews", _("Reviews"), "star", _("Of you, and a reminder of yours")),
    NoticeGroup("office", _("Answers from our office"), "life-buoy", _("What you asked, and how it stands")),
    NoticeGroup("ads", _("Your ads"), "layout-list", _("Saved, approved, expiring")),
    NoticeGroup(
        "surveys",
        _("How it was"),
        "message-circle-question-mark",
        _("Short questions after you dealt with us or others, at most your weekly limit"),
    ),
    NoticeGroup("saved", _("Saved ads and searches"), "heart", _("At most your weekly limit")),
    NoticeGroup("tips", _("Tips and campaigns"), "lightbulb", _("At most your weekly limit")),
    NoticeGroup("desk", _("Tickets"), "inbox", _("You are named, or follow them"), APP, is_for_office=True),
    NoticeGroup("raised", _("Late tickets"), "siren", _("That you are to act on"), APP, is_for_office=True),
    NoticeGroup("security", _("Security"), "shield-check", _("New sign-in, password change"), ALL_BUT_TEXTS),
]

DEALS = {
    "offer_made": _("Offer for you"),
    "offer_countered": _("Counter-offer"),
    "offer_accepted": _("Offer accepted"),
    "offer_declined": _("Offer declined"),
    "offer_withdrawn": _("Offer taken back"),
    "offer_ending": _("Offer about to lapse"),
    "offer_lapsed": _("Offer lapsed"),
    "deal_off": _("Deal called off"),
    "deal_closed": _("Sold to you"),
    "deal_reopened": _("Not sold to you after all"),
    "meeting_suggested": _("Meet-up suggested"),
    "meeting_changed": _("Another time suggested"),
    "meeting_agreed": _("Meet-up agreed"),
    "meeting_declined": _("Meet-up declined"),
    "meeting_cancelled": _("Meet-up cancelled"),
    "meeting_tomorrow": _("Meet-up in a day"),
    "meeting_soon": _("Meet-up in an hour"),
    "meeting_note": _("On the way, late, did not come"),
}
CANNOT_WAIT = {"meeting_soon", "meeting_note"}
REVIEWS = {
    "review_received": _("Somebody reviewed you"),
    "reviews_shown": _("A review of you can be read"),
    "review_replied": _("Answer to your review"),
    "review_missing": _("Reminder to review somebody"),
}

NOTICES = [
    *(
        NoticeKind(
            key,
            label,
            "offers",
            ALL_BUT_TEXTS,
            is_transactional=True,
            is_urgent=key in CANNOT_WAIT,
            digest=_("Offers and deals"),
        )
        for key, label in DEALS.items()
    ),
    *(
        NoticeKind(
            key,
            label,
            "reviews",
            APP_AND_MAIL,
            is_transactional=key != "review_missing",
            digest=_("Reviews"),
        )
        for key, label in REVIEWS.items()
    ),
    NoticeKind(
        "message",
        _("Message from a member"),
        "messages",
        ALL_BUT_TEXTS,
        is_transactional=True,
        is_listed=False,
        patience=timedelta(0),  # its mail is told of only after three minutes
        still=conversations.words_waiting,
        button=_("Answer"),
        safety=_("See it before you pay, and keep the talk in SayPro."),
        reason=_("You get this because a message was unread for 3 minutes."),
        is_answered=True,
        digest=_("Messages"),
    ),
    NoticeKind(
        "later_held",
        _("A message for later that was held"),
        "messages",
        APP_AND_PUSH,
        is_transactional=True,
        digest=_("Messages"),
    ),
    NoticeKind(
        "answer",
        _("Answer from our office"),
        "office",
        ALL_BUT_TEXTS,
        is_transactional=True,
        is_listed=False,
        patience=timedelta(0),
        still=conversations.words_waiting,
        button=_("Answer"),
        reason=_("You get this because our answer was unread for 3 minutes."),
        is_answered=True,
        digest=_("Our office"),
    ),
    NoticeKind(
        "status",
        _("How your question stands"),
        "office",
        ALL_BUT_TEXTS,
        is_transactional=True,
        button=_("See your question"),
        digest=_("Our office"),
    ),
    NoticeKind(
        "office_in",
        _("Our office was asked into a conversation"),
        "office",
        ALL_BUT_TEXTS,
        is_transactional=True,
        button=_("See the conversation"),
        digest=_("Our office"),
    ),
    NoticeKind(
        "desk_mention", _("You are named in a note"), "desk", APP, is_transactional=True, is_urgent=True
    ),
    NoticeKind("desk_news", _("News of a ticket you follow"), "desk", APP, is_transactional=True),
    NoticeKind(
        "desk_brake",
        _("Mail is held because too much came"),
        "raised",
        ALL_BUT_TEXTS,
        is_transactional=True,
        button=_("See what is held"),
        digest=_("Held mail"),
    ),
    NoticeKind(
        "desk_escalated",
        _("A ticket needs you"),
        "raised",
        ALL_BUT_TEXTS,
        is_transactional=True,
        is_urgent=True,
        button=_("Open the ticket"),
        digest=_("Late tickets"),
    ),
    NoticeKind(
        "survey",
        _("A question about how it was"),
        "surveys",
        APP_AND_MAIL,
        button=_("Answer with one tap"),
        reason=_(
            "You get this because you dealt with us or with another member. We remind you once at most."
        ),
        digest=_("How it was"),
    ),
    NoticeKind(
        "feedback_fixed",
        _("What came of what you told us"),
        "office",
        APP_AND_MAIL,
        is_transactional=True,
        digest=_("Our office"),
    ),
    NoticeKind(
        "theme_flagged", _("Many people trip over the same"), "desk", APP_AND_MAIL, is_transactional=True
    ),
    NoticeKind(
        "report_held",
        _("A report that waits for you to look through it"),
        "desk",
        APP_AND_MAIL,
        is_transactional=True,
        button=_("Look through it"),
    ),
    NoticeKind("tip", _("Tip"), "tips", APP, digest=_("Tips")),
    NoticeKind("report_decided", _("What came of a report"), "office", ALL_BUT_TEXTS, is_transactional=True),
    NoticeKind(
        "decision_about_you",
        _("A decision about you"),
        "office",
        ALL_BUT_TEXTS,
        is_transactional=True,
        is_urgent=True,
    ),
    NoticeKind("security", _("Security"), "security", ALL_BUT_TEXTS, is_transactional=True, is_urgent=True),
]
