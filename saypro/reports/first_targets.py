"""What the owner set us to begin with. Rows of `Target` replace them one by one."""

from saypro.reports.goals import Goal, Scope
from saypro.reports.periods import Length


def by_category(metric: str, goal: float, category: str, note: str = "") -> Goal:
    return Goal(metric, goal, scope=Scope.CATEGORY, of=category, note=note)


FIRST_TARGETS = (
    Goal("messages", 20_000, note="Both directions."),
    Goal("growth", 10, high=15, note="10 to 15 per cent more each quarter."),
    Goal("answered_24h", 90),
    Goal("answered_24h", 95, length=Length.MONTH, note="Reached by the last month of the quarter."),
    Goal("solved_72h", 80, note="In 48 to 72 hours, by how hard it is."),
    Goal("satisfaction", 85),
    Goal("buyers_positive", 75),
    Goal("sellers_positive", 75),
    by_category("solved_in_time", 95, "general", "Within 48 hours."),
    by_category("solved_in_time", 90, "support", "Within 72 hours."),
    by_category("solved_in_time", 85, "complaint", "Within 48 hours; the others go to the office."),
    by_category("solved_in_time", 90, "renewal", "Within 48 hours."),
    by_category("mix", 30, "general"),
    by_category("mix", 40, "support"),
    by_category("mix", 10, "complaint"),
    by_category("mix", 15, "renewal"),
    by_category("mix", 5, "misc"),
)
