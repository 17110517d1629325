"""What the browser says by itself, handed to it with the page."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    return {
        "sending": _("Sending"),
        "sent": _("Sent"),
        "delivered": _("Delivered"),
        "read": _("Read"),
        "waiting": _("Not sent yet. It goes out when you are back online."),
        "failed": _("Not sent."),
        "retry": _("Tap to try again"),
        "edit": _("Tap to change it"),
        "edit_title": _("Editing your message"),
        "quote_title": _("Replying to {name}"),
        "undo": _("Undo"),
        "act": _("What to do with this message"),
        "copied": _("Copied"),
        "not_done": _("That did not work. Check your connection and try again."),
        "offline": _("Offline. What you write waits here and goes out when you are back."),
        "reconnecting": _("Reconnecting"),
        "back": _("Back online"),
        "signed_out": _("You are signed out. Sign in again; what you wrote is kept here."),
        "cut": _("You are no longer part of this conversation."),
        "typing": _("{name} is typing"),
        "typing_row": _("Typing…"),
        "selected": _("{count} selected"),
        "also_writing": _("{name} is also writing a reply"),
        "answered_meanwhile": _("{name} replied while you were writing. Read it, then send again."),
        "earlier": _("Earlier messages"),
        "today": _("Today"),
        "yesterday": _("Yesterday"),
        "fresh": _("{count} new"),
        "left": _("{count} left"),
        "over": _("{count} too many. Split it into two messages."),
        "now": _("now"),
        "minutes": _("{count} min"),
        "hours": _("{count} h"),
    }
