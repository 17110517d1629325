"""Days of help: kept or counted live, they come to what the facts tell one by one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from saypro.accounts.actions import change_role, mark_as_test
from saypro.accounts.models import Role, User
from saypro.accounts.testing import a_lead, a_person
from saypro.events.testing import run_reactions
from saypro.helpdesk.actions import mark_spam, new_contact, take_in_contacts, unmark_spam
from saypro.helpdesk.models import Contact, Ticket
from saypro.knowledge.actions import note_search, read_article
from saypro.knowledge.testing import an_article
from saypro.knowledge.visitor import Visitor
from saypro.reports.actions import fill_days, fill_due
from saypro.reports.cells import Helped
from saypro.reports.models import Fill, Help
from saypro.reports.office_days import day_of, days_between
from saypro.reports.queries import days_within, helped
from saypro.reports.testing import a_past_ticket

pytestmark = pytest.mark.django_db
MIDNIGHT = datetime(2026, 3, 2, tzinfo=ZoneInfo("Africa/Johannesburg"))
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 11)
NOW = datetime(2026, 3, 20, 12, tzinfo=ZoneInfo("Africa/Johannesburg"))
DAY = timedelta(days=1)


@dataclass
class History:
    """What happened, told once to the product and once to plain lists."""

    dice: Random
    people: list[User]
    used: list[tuple[int | str, datetime, str]] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)

    def moment(self) -> datetime:
        """Every six hours, so that midnights and whole days apart are among them."""
        return MIDNIGHT + timedelta(hours=6 * self.dice.randrange(32))

    def visit(self) -> None:
        person = self.dice.choice([*self.people, None])
        visitor = Visitor(person.pk) if person else Visitor(token=self.dice.choice("xyz") * 22)
        what, at = self.dice.choice(["read", "found", "missed"]), self.moment()
        if what == "read":
            read_article(an_article(), visitor, at=at)
        else:
            note_search("photos", int(what == "found"), visitor, at=at)
        self.used.append((visitor.person_id or visitor.token, at, what))

    def ask(self) -> None:
        person = self.dice.choice(self.people)
        later = self.dice.choice(["asked", "snoozed"])
        past = [(0, "asked"), (0.5, later)]
        self.tickets.append(a_past_ticket(self.moment(), *past, member=person))

    def fill(self) -> None:
        fill_days(self.dice.sample(days_between(FIRST, LAST), 6), NOW)

    def mark(self) -> None:
        person = User.objects.get(pk=self.dice.choice(self.people).pk)
        mark_as_test(person, is_test=not person.is_test, by=a_lead())

    def promote(self) -> None:
        person = User.objects.get(pk=self.dice.choice(self.people).pk)
        change_role(person, role=Role.MEMBER if person.is_office else Role.AGENT, by=None)

    def spam(self) -> None:
        ticket = Ticket.objects.get(pk=self.dice.choice(self.tickets).pk)
        change = unmark_spam if ticket.is_spam else mark_spam
        change(ticket, by=a_lead(), at=NOW)

    def within(self, since: date, until: date) -> Helped:
        left_out = {person.pk for person in User.objects.all() if person.is_left_out}
        used = [one for one in self.used if one[0] not in left_out]
        now = [one for one in used if since <= day_of(one[1]) < until]
        asked = [(ticket.member_id, ticket.opened_at) for ticket in self.asking(left_out)]
        days = self.readings([one for one in used if since <= day_of(one[1]) + DAY < until])
        return Helped(
            visits=len({(who, day_of(at)) for who, at, _what in now}),
            members=len({who for who, at in asked if since <= day_of(at) < until}),
            searches=sum(what != "read" for _who, _at, what in now),
            missed=sum(what == "missed" for _who, _at, what in now),
            readings=len(days),
            asked=sum(any(who == one and a <= at <= z + DAY for one, at in asked) for who, a, z in days),
        )

    def asking(self, left_out: set[int]) -> list[Ticket]:
        tickets = Ticket.objects.filter(pk__in=[ticket.pk for ticket in self.tickets])
        return [ticket for ticket in tickets if not ticket.is_spam and ticket.member_id not in left_out]

    def readings(self, used: list[tuple[int | str, datetime, str]]) -> list[tuple[int, datetime, datetime]]:
        """Of each member and day, the first and the last moment at which they read."""
        read = sorted((who, at) for who, at, what in used if what == "read" and isinstance(who, int))
        days = groupby(read, key=lambda one: (one[0], day_of(one[1])))
        moments = [(who, [at for _who, at in found]) for (who, _day), found in days]
        return [(who, ats[0], ats[-1]) for who, ats in moments]


@pytest.mark.parametrize("seed", range(6))
def test_days_kept_come_to_what_the_facts_tell(seed: int) -> None:
    """In whichever order tickets are measured and days counted, and whoever counts no more in between."""
    dice = Random(seed)
    told = History(dice, [a_person(f"Member {number}") for number in range(4)])
    for _time in range(40):
        told.visit()
    told.ask()
    changes: list[Callable[[], None]] = [told.ask, told.ask, told.fill, told.mark, told.promote, told.spam]
    for _time in range(30):
        dice.choice(changes)()
        run_reactions()
    spans = [(FIRST, LAST), (FIRST + 3 * DAY, LAST - 3 * DAY)]
    wanted = [told.within(*span) for span in spans]
    assert [helped(days_within(*span, NOW)) for span in spans] == wanted, "some days stand and some do not"
    fill_due(NOW)
    assert Help.objects.exists()
    assert [helped(days_within(*span, NOW)) for span in spans] == wanted
    Fill.objects.update(is_filled=False)
    assert [helped(days_within(*span, NOW)) for span in spans] == wanted


def known() -> tuple[int, int]:
    """Days of reading, and after how many of them they asked."""
    found = helped(days_within(FIRST, LAST, NOW))
    return found.readings, found.asked


def test_a_ticket_measured_late_is_known_on_the_day_after_it() -> None:
    """Who read in the evening and asked before midnight is counted on a day on which they did nothing."""
    lerato = a_person("Lerato Mokoena")
    evening = MIDNIGHT + timedelta(hours=20)
    read_article(an_article(), Visitor(lerato.pk), at=evening)
    fill_due(NOW)
    assert known() == (1, 0)
    a_past_ticket(evening + timedelta(hours=1), (0, "asked"), (0.5, "snoozed"), member=lerato)
    assert known() == (1, 1)
    touched = set(Fill.objects.filter(is_filled=False).values_list("day_on", flat=True))
    assert touched == {day_of(evening), day_of(evening) + DAY}, "nothing is due while it rests"
    fill_due(NOW)
    assert known() == (1, 1)


def test_who_asked_by_mail_is_whoever_proves_the_address() -> None:
    contact = new_contact(Contact.Way.MAIL, "Thandi", NOW, address="thandi@example.com")
    a_past_ticket(MIDNIGHT + timedelta(hours=12), (0, "asked"), member=contact.person)
    thandi = a_person("Thandi Nkosi", email="thandi@example.com")
    read_article(an_article(), Visitor(thandi.pk), at=MIDNIGHT + timedelta(hours=9))
    fill_due(NOW)
    assert known() == (1, 0)
    take_in_contacts(thandi, at=timezone.now())
    run_reactions()
    assert known() == (1, 1)
