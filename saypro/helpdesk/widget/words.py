"""What the button says, in the language of the request."""

from django.utils.translation import gettext as _


def words(*, opens: str, by: str) -> dict[str, str]:
    """`opens` is when the office is there again, `by` when a visitor hears from us; "" where nobody knows."""
    return {
        "open": _("Help"),
        "close": _("Close"),
        "title": _("Talk to SayPro"),
        "there": _("We are here. You hear from us by {by}.").format(by=by) if by else _("We are here."),
        "away": _("We are here again {when}. Write now, and we answer by e-mail.").format(when=opens)
        if opens
        else _("We are away. Write now, and we answer by e-mail."),
        "message": _("Your message"),
        "send": _("Send"),
        "log": _("Conversation"),
        "you": _("You"),
        "leaving": _("Leave your e-mail address, and our answer finds you."),
        "name": _("Name"),
        "email": _("E-mail"),
        "keep": _("Keep it"),
        "skip": _("No, thank you"),
        "link": _("Mail me a link to this conversation"),
        "failed": _("That did not work. Try again in a moment."),
    }
