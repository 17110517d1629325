"""Clocks and histories in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saypro.helpdesk.clocks import Clock, Clocks, State, What
from saypro.helpdesk.escalations import Key, Level
from saypro.helpdesk.models import Category, Macro, Priority, TicketStep

HOUR = timedelta(hours=1)
URGENT, SOON = HOUR, 4 * HOUR


@dataclass(frozen=True, slots=True)
class Chip:
    """A clock as a chip shows it: `state` is its look, never without icon and words."""

    state: str
    icon: str
    words: str
    due_at: datetime | None = None


def chip(due_at: datetime | None, now: datetime, rests: str = "") -> Chip:
    """How long until it is due; what it rests for where it is not running."""
    if due_at is None:
        return Chip("paused", "pause", rests)
    left = due_at - now
    if left < timedelta(0):
        return Chip("breached", "circle-alert", _("{time} over").format(time=span(-left)), due_at)
    state = "urgent" if left < URGENT else "soon" if left < SOON else "ok"
    icon = "alarm-clock" if state == "urgent" else "clock"
    return Chip(state, icon, _("{time} left").format(time=span(left)), due_at)


def ended_chip(found: Clocks, clock: Clock, now: datetime) -> Chip:
    """What became of a wait that is over."""
    took = span(timedelta(seconds=clock.elapsed_s(found.way(clock), now)))
    if found.state(clock, now) == State.MET:
        return Chip("met", "check", _("in {time}").format(time=took))
    return Chip("breached", "circle-alert", _("in {time}, too late").format(time=took))


def span(length: timedelta) -> str:
    """ "38 min", "2 h 05", "7 h", "3 days": as exact as it matters."""
    minutes = int(length.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if minutes < 60:
        return _("{count} min").format(count=minutes)
    if hours < 4:
        return _("{hours} h {minutes:02d}").format(hours=hours, minutes=rest)
    if hours < 48:
        return _("{count} h").format(count=hours)
    return ngettext("{count} day", "{count} days", hours // 24).format(count=hours // 24)


def moment(at: datetime) -> str:
    """ "Tue 14:00" within the week, with its date beyond, by the clock of whoever asks."""
    local, today = timezone.localtime(at), timezone.localdate()
    is_near = abs((local.date() - today).days) < 6
    return date_format(local, "D H:i" if is_near else "D j M, H:i")


def sentence(step: TicketStep) -> str:
    """What happened, and what it does to the clocks."""
    who = step.actor.name if step.actor else _("SayPro")
    said = SENTENCES[What(step.what)]()
    note = f" ({step.note})" if step.note and step.what == What.SORTED else step.note
    return said.format(who=who, value=label(step), note=note)


def doings(macro: Macro) -> str:
    """What a macro will do, as one line."""
    assigned = macro.agent.name if macro.agent and macro.assigns == Macro.Assigns.AGENT else ""
    said = [
        _("reply") if macro.reply else "",
        _("write a note") if macro.note else "",
        _("file under {category}").format(category=macro.get_category_display()) if macro.category else "",
        _("set priority {priority}").format(priority=macro.get_priority_display()) if macro.priority else "",
        {
            "": "",
            Macro.Assigns.ME: _("take it"),
            Macro.Assigns.NOBODY: _("release it"),
            Macro.Assigns.AGENT: _("give it to {name}").format(name=assigned),
        }[macro.assigns],
        {"": "", Macro.Ends.WAITING: _("wait for the member"), Macro.Ends.SOLVED: _("solve it")}[macro.ends],
    ]
    line = ", ".join(one for one in said if one)
    return line[:1].upper() + line[1:]


def label(step: TicketStep) -> str:
    names = dict([*Category.choices, *Priority.choices])
    return str(names.get(step.value, _("no category")))


def level_words(level: int) -> str:
    """Who is to act."""
    return {
        Level.AGENT: _("To its agent"),
        Level.LEAD: _("To the team’s lead"),
        Level.OFFICE: _("To the office"),
    }[Level(level)]


def rule_words(key: Key) -> str:
    """Why a ticket is raised."""
    return {
        Key.EARLY: _("What we promised is nearly due."),
        Key.BREACH: _("Our promise is broken."),
        Key.DOUBLE: _("It has taken far longer than we promised."),
        Key.COMPLAINT: _("A complaint is not solved in time."),
        Key.THIRD: _("The member has come back with the same matter."),
        Key.PREMIUM: _("A premium member waits."),
        Key.TECHNICAL: _("A technical problem that cannot wait."),
    }[key]


SENTENCES = {
    What.OPENED: lambda: _("The ticket was opened. The time to solve it starts."),
    What.ASKED: lambda: _("{who} wrote. We owe an answer; what rested goes on."),
    What.THANKED: lambda: _("{who} wrote closing words that ask for nothing ({note} sure)."),
    What.ANSWERED: lambda: _("{who} answered. The wait for an answer ends."),
    What.WAITING: lambda: _("{who} set it to wait for the member. All clocks rest."),
    What.SNOOZED: lambda: _("{who} put it off. All clocks rest."),
    What.WOKEN: lambda: _("{who} took it up again. The clocks go on."),
    What.SOLVED: lambda: _("{who} solved it. All clocks rest."),
    What.REOPENED: lambda: _("{who} opened it again. The clocks go on where they stood."),
    What.SORTED: lambda: _("{who} filed it under {value}{note}. Its promise counts from the beginning."),
    What.MERGED: lambda: _("{who} merged it into another ticket ({note}). All clocks rest."),
    What.UNMERGED: lambda: _("{who} took the merging back."),
    What.ABSORBED: lambda: _("{who} merged another ticket into it ({note}). The earlier start counts."),
    What.RELEASED: lambda: _("{who} took it apart from the other ticket again."),
    What.SPLIT: lambda: _("{who} split a message out. See “{note}”."),
    What.LINKED: lambda: _("{who} linked it with “{note}”."),
    What.UNLINKED: lambda: _("{who} removed the link with “{note}”."),
    What.ESCALATED: lambda: _("It was raised. {note}"),
    What.TICKED: lambda: _("{who} ticked off: {note}"),
    What.UNTICKED: lambda: _("{who} took back that this is done: {note}"),
    What.SPAM: lambda: _("{who} marked it as spam. It is closed, and no clock runs."),
    What.UNSPAM: lambda: _("{who} said that it is no spam. It stands as it did before."),
    What.RANKED: lambda: _("{who} set its priority to {value}: {note}."),
}
