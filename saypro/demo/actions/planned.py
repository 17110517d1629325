"""The quarter's plan and the last months' reviews, through the real doors."""

from datetime import datetime, timedelta

from saypro.accounts.models import Role, User
from saypro.demo.words.planned import NOTES, STATES
from saypro.helpdesk.models import Team
from saypro.reports.actions import (
    Goal,
    Line,
    Scope,
    begin_review,
    change_line,
    make_plan,
    note_item,
    set_target,
)
from saypro.reports.models import PlanLine, ReviewItem


def plan_and_review(at: datetime) -> None:
    """The last month was gone through to the end, this one is begun; the plan is under way."""
    office = list(User.objects.filter(role__in=(Role.LEAD, Role.ADMIN)).order_by("pk"))
    if not office:
        return
    this, last = at.date(), at.date().replace(day=1) - timedelta(days=1)
    for day, many in ((last, 15), (this, 4)):
        review = begin_review(day, by=office[0], at=at)
        for item in ReviewItem.objects.filter(review=review)[:many]:
            note_item(item, NOTES.get(item.position, ""), is_done=True, by=office[0], at=at)
    aim_at_some(office[0], at)
    plan = make_plan(this, takes_targets=False, by=office[0], at=at)
    for place, row in enumerate(PlanLine.objects.filter(plan=plan)):
        state, owner = STATES[row.part], office[place % len(office)]
        line = Line(row.part, row.text, row.is_goal, row.metric, owner, state)
        change_line(row, line, by=owner)


def aim_at_some(lead: User, at: datetime) -> None:
    """Targets for some tickets beside the owner's for all of them."""
    team = Team.objects.order_by("pk").first()
    wanted = [(Scope.REGION, "gp", 92), (Scope.SEGMENT, "new", 95)]
    if team:
        wanted.append((Scope.TEAM, str(team.pk), 90))
    for scope, of, goal in wanted:
        set_target(Goal("answered_24h", goal, scope=scope, of=of), by=lead, owner=lead, at=at)
