"""What we tell people about reports and decisions. Never who reported."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from saypro.moderation.models import Decision, Report
from saypro.notifications.actions import tell

Verdict = Decision.Verdict


def tell_reporter(report: Report, decision: Decision, event_id: int | None, at: datetime) -> None:
    """What became of the report."""
    tell(
        report.reporter_id,
        kind="report_decided",
        title=_("We have looked at what you reported"),
        body=outcome(decision),
        url=report.get_absolute_url(),
        event_id=event_id,
        at=at,
    )


def outcome(decision: Decision) -> str:
    """The decision in words for whoever reported."""
    return {
        Verdict.NONE: _("We found nothing against our rules. You can still block them."),
        Verdict.WARN: _("We have warned them. Thank you for telling us."),
        Verdict.REMOVE: _("We have removed it. Thank you for telling us."),
        Verdict.TAKE_DOWN: _("We have taken the ad down. Thank you for telling us."),
        Verdict.SUSPEND: _("They cannot write to members any more. Thank you for telling us."),
    }[Verdict(decision.verdict)]


def tell_reporter_again(report: Report, event_id: int | None, at: datetime) -> None:
    """The decision about the report was taken back."""
    tell(
        report.reporter_id,
        kind="report_decided",
        title=_("We are looking again at what you reported"),
        body=_("Our office took its decision back and will decide anew."),
        url=report.get_absolute_url(),
        event_id=event_id,
        at=at,
    )


def tell_person(decision: Decision, event_id: int | None, at: datetime) -> None:
    """What was decided about the person, why, and how to appeal."""
    tell(
        decision.about_id,
        kind="decision_about_you",
        title=sentence(decision),
        body=_("%(reason)s You can appeal on the page that opens.") % {"reason": full_stop(decision.reason)},
        url=decision.get_absolute_url(),
        event_id=event_id,
        at=at,
    )


def tell_person_of_undoing(decision: Decision, event_id: int | None, at: datetime) -> None:
    tell(
        decision.about_id,
        kind="decision_about_you",
        title=_("Our office took a decision about you back"),
        body=undoing(decision),
        url=decision.get_absolute_url(),
        event_id=event_id,
        at=at,
    )


def undoing(decision: Decision) -> str:
    return {
        Verdict.WARN: _("The warning no longer counts."),
        Verdict.REMOVE: _("What we had removed is back."),
        Verdict.TAKE_DOWN: _("Your ad is back."),
        Verdict.SUSPEND: _("You can write again."),
    }[Verdict(decision.verdict)]


def sentence(decision: Decision) -> str:
    """The decision in words for the person it is about."""
    if decision.verdict == Verdict.SUSPEND and decision.until:
        until = date_format(localtime(decision.until), "j F, H:i")
        return _("You cannot write to members until %(until)s") % {"until": until}
    return {
        Verdict.NONE: _("We found nothing against our rules"),
        Verdict.WARN: _("A warning from our office"),
        Verdict.REMOVE: _("We removed a review of yours")
        if decision.kind == Report.Kind.REVIEW
        else _("We removed a message of yours"),
        Verdict.TAKE_DOWN: _("We took an ad of yours down"),
        Verdict.SUSPEND: _("You can no longer write to members"),
    }[Verdict(decision.verdict)]


def letter(decision: Decision, address: str) -> str:
    """What the office writes to somebody it warns, in a thread of their own."""
    return _("%(reason)s\n\nYou can answer here. If you think this is wrong, appeal: %(address)s") % {
        "reason": decision.reason,
        "address": address,
    }


def full_stop(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."
