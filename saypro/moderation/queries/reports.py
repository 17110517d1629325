"""The office's queue of reports, and one member's own."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import Participant
from saypro.helpdesk.access import threads_kept_from
from saypro.kit.paging import Page, page_of
from saypro.moderation.models import Decision, Report

PAGE = 30
COUNTED = 1000  # a queue's number is bounded work: beyond this the page says "999+"
NEWEST = ("-pk",)


class Show(TextChoices):
    """What the queue is narrowed to first."""

    OPEN = "open", _("Open")
    DECIDED = "decided", _("Decided")
    APPEALED = "appealed", _("Appealed")
    ALL = "all", _("All reports")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the office looks for; "" for anything."""

    show: Show = Show.OPEN
    reason: str = ""
    rule: str = ""
    kind: str = ""


def reports_seen_by(agent: User) -> "QuerySet[Report]":
    """All but those that hold words of a thread which a private team keeps from this person of the office."""
    return Report.objects.exclude(conversation__in=threads_kept_from(agent))


def decisions_seen_by(agent: User) -> "QuerySet[Decision]":
    """Likewise: a decision says what it was about."""
    return Decision.objects.exclude(reports__conversation__in=threads_kept_from(agent))


def reports_page(agent: User, filters: Filters, after: str = "") -> "Page[Report]":
    """What the agent may see, the newest first, `PAGE` of them, each with `same`: how many open reports there
    are about the same thing.
    """
    seen = reports_seen_by(agent)
    found = narrowed(seen.select_related("about", "reporter", "decision"), filters)
    page = page_of(found, after, by=NEWEST, size=PAGE)
    counts = same_counts(seen, page.rows)
    for report in page.rows:
        report.same = counts.get((report.kind, report.object_id), 0)  # type: ignore[attr-defined]
    return page


def narrowed(reports: "QuerySet[Report]", filters: Filters) -> "QuerySet[Report]":
    if filters.show is Show.OPEN:
        reports = reports.filter(state=Report.State.OPEN)
    elif filters.show is Show.DECIDED:
        reports = reports.filter(state=Report.State.DECIDED)
    elif filters.show is Show.APPEALED:
        reports = reports.filter(decision__in=Decision.objects.standing().exclude(appeal=""))
    if filters.reason:
        reports = reports.filter(reason=filters.reason)
    if filters.kind:
        reports = reports.filter(kind=filters.kind)
    return reports.filter(rules__contains=[filters.rule]) if filters.rule else reports


def same_counts(seen: "QuerySet[Report]", reports: list[Report]) -> dict[tuple[str, int], int]:
    """How many open reports there are about each of these things."""
    things = {(report.kind, report.object_id) for report in reports}
    open_ = seen.filter(state=Report.State.OPEN, object_id__in={pk for _kind, pk in things})
    counted = open_.values_list("kind", "object_id").annotate(Count("pk"))
    return {(kind, pk): many for kind, pk, many in counted if (kind, pk) in things}


def open_count(agent: User) -> int:
    """How many reports wait that the agent may see, counted up to `COUNTED`."""
    return reports_seen_by(agent).filter(state=Report.State.OPEN)[:COUNTED].count()


def about_same(agent: User, report: Report, limit: int = 20) -> list[Report]:
    """The other reports about the same thing that the agent may see, newest first."""
    same = reports_seen_by(agent).filter(kind=report.kind, object_id=report.object_id).exclude(pk=report.pk)
    return list(same.select_related("reporter", "decision").order_by("-pk")[:limit])


def decisions_on(agent: User, report: Report) -> list[Decision]:
    """All decisions about the same thing that the agent may see, newest first, those taken back too."""
    made = decisions_seen_by(agent).filter(kind=report.kind, object_id=report.object_id)
    return list(made.select_related("by", "undone_by", "appeal_thread").order_by("-pk")[:20])


def my_reports(person: User, after: str = "") -> "Page[Report]":
    """The person's own, newest first."""
    return page_of(Report.objects.by(person).select_related("about", "decision"), after, by=NEWEST, size=PAGE)


def decisions_about(person: User, after: str = "") -> "Page[Decision]":
    """What our office decided about the person and told them, newest first."""
    return page_of(Decision.objects.touching().filter(about=person), after, by=NEWEST, size=PAGE)


def threads_begun_to_cheat(report_ids: Collection[int], about_id: int) -> list[int]:
    """The threads of those of these reports that speak of scam or spam by whoever began the thread."""
    cheats = Report.objects.filter(pk__in=report_ids, reason__in=(Report.Reason.SCAM, Report.Reason.SPAM))
    begun = Participant.objects.filter(person=about_id, part=Participant.Part.BUYER)
    threads = cheats.filter(conversation__in=begun.values("conversation")).order_by("conversation")
    return list(threads.values_list("conversation_id", flat=True).distinct())
