"""The words around what people are told by mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saypro.accounts.models import User
from saypro.kit.letters import Group, Item, Letter, Link
from saypro.notifications import replies
from saypro.notifications.kinds import NoticeGroup, NoticeKind, group_of, kind_named
from saypro.notifications.models import Notice
from saypro.notifications.stopping import EVERYTHING, Stop, stop_headers, stop_url


@dataclass(frozen=True, slots=True)
class News:
    """A notice that is still new, and the words of others it is about, "" for none."""

    notice: Notice
    said: str = ""

    @property
    def kind(self) -> NoticeKind:
        return kind_named(self.notice.kind)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All of a mail but whom it goes to."""

    subject: str
    letter: Letter
    headers: dict[str, str]
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a device shows. `tag`: a later one of the same takes its place."""

    title: str
    body: str
    url: str
    tag: str


def push_about(news: Sequence[News]) -> Pushed:
    """Who and about what, never what was said."""
    first = news[0].notice
    if len(news) == 1:
        tag = f"thread:{first.thread_id}" if first.thread_id else f"notice:{first.ref}"
        return Pushed(first.title, first.body, first.url, tag)
    body = "; ".join(one.notice.title for one in news)[:300]
    return Pushed(how_many(news), body, reverse("notifications:notices"), "several")


def text_about(news: Sequence[News]) -> str:
    """One line: who and about what, never what was said, and where to read it."""
    first = news[0].notice
    is_one = len(news) == 1
    title = first.title if is_one else how_many(news)
    path = first.url if is_one else reverse("notifications:notices")
    return _("SayPro: %(title)s %(url)s") % {"title": title, "url": absolute(path)}


def mail_about(person: User, news: News) -> Outgoing:
    """One notice as a mail of its own."""
    notice, kind, group = news.notice, news.kind, group_of(news.kind)
    reply_to = (
        replies.reply_address(notice.thread_id, person.pk) if kind.is_answered and notice.thread_id else ""
    )
    letter = Letter(
        heading=notice.title,
        preheader=news.said or notice.body,
        lead=notice.body,
        said=news.said,
        button=Link(str(kind.button), absolute(notice.url)),
        note=_("You can also reply to this e-mail. Your address is not shown.") if reply_to else "",
        safety=str(kind.safety),
        reason=reason_for(kind, group),
        links=ways_out(person, group),
    )
    return Outgoing(notice.title, letter, {**headers_for(person, group), **of_thread(notice)}, reply_to)


def collected_mail(person: User, news: Sequence[News]) -> Outgoing:
    """Several notices as one mail, under their headings."""
    many = how_many(news)
    letter = Letter(
        heading=many,
        preheader=news[0].notice.title,
        groups=[
            Group(
                heading, [Item(one.notice.title, absolute(one.notice.url), one.notice.body) for one in those]
            )
            for heading, those in under_headings(news)
        ],
        button=Link(_("See your notices"), absolute(reverse("notifications:notices"))),
        reason=_("You get this together because it waited for your hour or for the end of your quiet hours."),
        links=[settings_link(), Link(_("Stop all of these e-mails"), stop_url(Stop(person.pk, EVERYTHING)))],
    )
    return Outgoing(f"{many}: {news[0].notice.title}", letter, stop_headers(Stop(person.pk, EVERYTHING)))


def how_many(news: Sequence[News]) -> str:
    words = ngettext("%(n)d thing is new for you", "%(n)d things are new for you", len(news))
    return words % {"n": len(news)}


def under_headings(news: Sequence[News]) -> list[tuple[str, list[News]]]:
    def heading(one: News) -> str:
        return str(one.kind.digest or group_of(one.kind).label)

    return [(name, list(those)) for name, those in groupby(sorted(news, key=heading), key=heading)]


def reason_for(kind: NoticeKind, group: NoticeGroup) -> str:
    if "email" in group.always:
        return _("You get this because it concerns how your account is guarded.")
    given = str(kind.reason)
    return given or _("You get this because “%(what)s” by e-mail is on in your settings.") % {
        "what": group.label
    }


def ways_out(person: User, group: NoticeGroup) -> list[Link]:
    if "email" in group.always:
        return [settings_link()]
    return [settings_link(), Link(_("Stop these e-mails"), stop_url(Stop(person.pk, group.key)))]


def headers_for(person: User, group: NoticeGroup) -> dict[str, str]:
    return {} if "email" in group.always else stop_headers(Stop(person.pk, group.key))


def of_thread(notice: Notice) -> dict[str, str]:
    """Mails about one thread lie together in the reader's mailbox."""
    if not notice.thread_id:
        return {}
    root = replies.root_of(notice.thread_id, notice.person_id)
    return {"References": root, "In-Reply-To": root}


def settings_link() -> Link:
    return Link(_("Change what we send"), absolute(reverse("notifications:preferences")))


def absolute(path: str) -> str:
    return settings.SITE_URL + path
