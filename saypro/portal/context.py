"""What the frame of every page needs: who is here, where we are, what waits."""

from functools import cache, cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from saypro.accounts.models import User
from saypro.conversations import queries as conversations
from saypro.notifications import queries as notifications

ADDRESSES = {
    "home": "portal:home",
    "theme": "portal:theme",
    "manifest": "portal:manifest",
    "parked": "portal:parked",
    "people": "accounts:people",
    "browse": "listings:search",
    "post": "listings:new",
    "mine": "listings:mine",
    "saved": "listings:saved",
    "messages": "conversations:inbox",
    "notices": "notifications:notices",
    "help": "knowledge:index",
    "letter": "conversations:write_to_office",
    "office": "helpdesk:desk",
    "mail": "helpdesk:mails",
    "reports": "moderation:reports",
    "profile": "accounts:profile",
    "security": "accounts:account",
    "address": "notifications:preferences",
    "sign_in": "account_login",
    "sign_out": "account_logout",
    "join": "account_signup",
}
DEMO_ADDRESSES = {"demo": "demo:people", "mailbox": "demo:mailbox"}
SECTIONS = {
    "portal:home": "home",
    "portal:parked": "parked",
    "accounts:people": "people",
    "helpdesk:mails": "mail",
    "helpdesk:mail": "mail",
    "helpdesk:calls": "mail",
    "knowledge:index": "help",
    "knowledge:article": "help",
    "knowledge:vote": "help",
    "helpdesk:call_me": "help",
    "moderation:reports": "reports",
    "moderation:office_report": "reports",
    "moderation:rules": "reports",
    "moderation:rule": "reports",
    "moderation:trial": "reports",
    "listings:new": "post",
    "listings:mine": "you",
    "listings:saved": "saved",
    "listings:search": "browse",
    "listings:listing": "browse",
    "conversations:write_to_office": "help",
    "notifications:notices": "notices",
    "helpdesk:desk": "office",
    "helpdesk:ticket": "office",
}
LIVE = ("conversations/badge.js", "conversations/leftovers.js", "portal/bell.js")
ROOMS = {"conversations": "messages", "moderation": "you", "accounts": "you"}


def shell(request: HttpRequest) -> dict[str, object]:
    """The frame's words, each worked out only when the page asks."""
    return {"shell": Shell(request)}


class Shell:
    office_email = settings.OFFICE_EMAIL
    office_phone = settings.OFFICE_PHONE

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def urls(self) -> dict[str, str]:
        return addresses()

    @cached_property
    def person(self) -> User | None:
        """Who is signed in; None for a stranger and where a request failed before sign-in was looked at."""
        user = getattr(self.request, "user", None)
        return user if isinstance(user, User) or (user and user.is_authenticated) else None

    @property
    def modules(self) -> tuple[str, ...]:
        """What the browser runs on every page; for a signed-in person, what waits there is live."""
        if not self.person:
            return ("portal/app.js",)
        ask_clock = () if self.person.time_zone else ("accounts/clock.js",)
        return ("portal/app.js", *LIVE, *ask_clock)

    @cached_property
    def theme(self) -> str:
        """ "light" or "dark" when the visitor chose, else "": as the device says."""
        chosen = self.request.COOKIES.get("theme", "")
        return chosen if chosen in ("light", "dark") else ""

    @cached_property
    def section(self) -> str:
        """Which part of the navigation we are in."""
        match = self.request.resolver_match
        if not match:
            return ""
        return SECTIONS.get(match.view_name) or ROOMS.get(match.app_name, "")

    @cached_property
    def counts(self) -> conversations.Unread:
        """How much calls for the person, by lane; as the page has counted it, where it has."""
        counted: conversations.Unread | None = getattr(self.request, "unread_counts", None)
        if counted or not self.person:
            return counted or conversations.Unread()
        return conversations.unread_counts(self.person, notices=self.bell.unread)

    @property
    def unread(self) -> int:
        """The one number of every screen."""
        return self.counts.all

    @cached_property
    def bell(self) -> notifications.Bell:
        """How many notices are new, and whether mail to the person comes back; as the page has asked it."""
        asked: notifications.Bell | None = getattr(self.request, "bell", None)
        if asked:
            return asked
        return notifications.bell_of(self.person) if self.person else notifications.Bell(0, False)


@cache
def addresses() -> dict[str, str]:
    """With the demo's own where there is one."""
    views = ADDRESSES | (DEMO_ADDRESSES if settings.DEMO else {})
    return {name: reverse(view) for name, view in views.items()}
