"""What somebody wants to see of the results: a side, a time, and what else narrows it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.surveys.models import Side


class Span(models.TextChoices):
    MONTH = "30", _("Last 30 days")
    QUARTER = "quarter", _("This quarter")
    LAST_QUARTER = "last", _("Last quarter")
    YEAR = "365", _("Last 365 days")


class Mood(models.TextChoices):
    ANY = "", _("Every score")
    LOW = "low", _("Low scores")
    GOOD = "good", _("Good scores")


class Meant(models.TextChoices):
    ANY = "", _("Meant in any way")
    GOOD = "good", _("Meant well")
    MIXED = "mixed", _("Meant neither well nor badly")
    BAD = "bad", _("Meant badly")
    UNREAD = "unread", _("Not analysed")


NARROWING = ("category", "segment", "region", "channel", "team", "agent")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`since` up to and without `until`; "" narrows by nothing."""

    side: str = Side.OFFICE
    span: str = Span.QUARTER
    category: str = ""
    segment: str = ""
    region: str = ""
    channel: str = ""
    team: str = ""
    agent: str = ""
    mood: str = ""
    meant: str = ""
    words: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, Any]) -> "Wanted":
        """As far as it exists; the rest is as if nothing had been asked."""
        told = {field.name: str(asked.get(field.name, ""))[:60].replace("\x00", "") for field in fields(cls)}
        return replace(
            cls(**told),
            side=told["side"] if told["side"] in Side.values else Side.OFFICE,
            span=told["span"] if told["span"] in Span.values else Span.QUARTER,
            meant=told["meant"] if told["meant"] in Meant.values else "",
            mood=told["mood"] if told["mood"] in Mood.values else "",
            team=told["team"] if is_number(told["team"]) else "",
            words=" ".join(told["words"].split()),
        )

    def bounds(self, at: datetime) -> tuple[datetime, datetime]:
        """The quarters are those of the office's calendar."""
        if self.span in (Span.MONTH, Span.YEAR):
            return at - timedelta(days=int(self.span)), at
        here = timezone.localtime(at)
        begun = here.replace(
            month=3 * ((here.month - 1) // 3) + 1, day=1, hour=0, minute=0, second=0, microsecond=0
        )
        if self.span == Span.QUARTER:
            return begun, at
        before = begun - timedelta(days=1)
        return before.replace(month=3 * ((before.month - 1) // 3) + 1, day=1), begun

    def before(self, at: datetime) -> tuple[datetime, datetime]:
        """As long a time just before, to compare with."""
        since, until = self.bounds(at)
        return since - (until - since), since

    @property
    def narrowed(self) -> dict[str, str]:
        """What narrows the answers, as lookups."""
        lookups = {"team": "team_id", "agent": "agent__handle"}
        return {lookups.get(name, name): value for name in NARROWING if (value := getattr(self, name))}

    @property
    def query(self) -> str:
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return "?" + urlencode({name: value for name, value in told.items() if value})


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
