"""Writing a report before it is kept: its sentences are edited, its figures stay."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.reports.actions.issuing import keep, mail, require_begun, whole_material
from saypro.reports.kinds import KINDS, ReportKind
from saypro.reports.models import Draft, Issue
from saypro.reports.periods import Period, period_of
from saypro.reports.refusals import Refused
from saypro.reports.telling import Told, edited, lines_of, told_of

PROSE = ("lead", "insights", "recommendations")
MOST_LINES, LONGEST_LINE, MOST_DRAFTS = 20, 500, 100


@transaction.atomic
def begin_draft(kind: ReportKind, period: Period, *, by: User, at: datetime) -> Draft:
    """With the sentences that follow from the figures as they are now. Raises Refused."""
    require_begun(period, at)
    if Draft.objects.count() >= MOST_DRAFTS:
        raise Refused(_("There are 100 drafts already. Finish some, or throw them away."))
    return write_draft(kind, period, by=by, at=at)


def write_draft(
    kind: ReportKind, period: Period, *, by: User, at: datetime, goes_out_at: datetime | None = None
) -> Draft:
    told = told_of(kind, whole_material(period, at))
    prose = {name: "\n".join(told[name]) for name in PROSE}
    return Draft.objects.create(
        kind=kind.key,
        since=period.since,
        told=told,
        prose=prose,
        quotes=list(range(len(told["quotes"]))),
        made_at=at,
        made_by=by,
        goes_out_at=goes_out_at,
    )


@transaction.atomic
def edit_draft(draft: Draft, prose: dict[str, str], quotes: list[int]) -> None:
    """Safe to repeat. Raises Refused for sentences that are too many, too long, or none, or come too late."""
    for name in PROSE:
        lines = lines_of(prose.get(name, ""))
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            raise Refused(_("At most 20 lines of 500 letters each."))
    if not lines_of(prose.get("lead", "")):
        raise Refused(_("Say in a sentence what the report comes to."))
    draft.prose = {name: "\n".join(lines_of(prose.get(name, ""))) for name in PROSE}
    draft.quotes = sorted(set(quotes) & set(range(len(draft.told["quotes"]))))
    if not Draft.objects.filter(pk=draft.pk).update(prose=draft.prose, quotes=draft.quotes):
        raise Refused(_("This report has just been kept: it cannot be changed any more."))


def as_told(draft: Draft) -> Told:
    """What the report would say if it were finished now."""
    return edited(draft.told, draft.prose, set(draft.quotes))


@transaction.atomic
def finish_draft(draft: Draft, *, is_mailed: bool, by: User | None, at: datetime) -> Issue:
    """Keep the report for ever, mail it to its list where wanted, and throw the draft away. One that was held
    is the schedule's, whoever sends it.

    Raises Refused where somebody has finished it already, and NotSet.
    """
    found = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if found is None:
        raise Refused(_("Somebody has finished this draft already."))
    kind = KINDS[found.kind]
    issue = keep(kind, period_of(kind.length, found.since), as_told(found), by=by, at=at, draft=found)
    if is_mailed:
        mail(issue)
    found.delete()
    return issue


def drop_draft(draft: Draft) -> None:
    """Safe to repeat. Raises Refused for the schedule's."""
    if draft.is_held:
        raise Refused(_("The schedule made this draft. Keep it and mail nobody, if it is not to go out."))
    Draft.objects.filter(pk=draft.pk).delete()
