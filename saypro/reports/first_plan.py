"""What the owner plans for a quarter, month by month. A plan begins with it and is then the office's own."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from saypro.reports.models import Part

Words = Any  # a translation that is made when the plan is


@dataclass(frozen=True, slots=True)
class Step:
    """`metric` is the figure whose target it serves; {goal} in the text is the target of satisfaction."""

    part: Part
    text: Words
    metric: str = ""
    is_goal: bool = False


FIRST_PLAN = (
    Step(Part.FIRST, _("Roll out the direct messaging system and promote it to members."), "active", True),
    Step(Part.FIRST, _("Launch marketing materials: e-mails, banners, tutorials."), "messages"),
    Step(Part.FIRST, _("Begin training sessions for agents."), "answered_24h"),
    Step(Part.FIRST, _("Watch early feedback and how many members write."), "surveys_completed"),
    Step(
        Part.SECOND,
        _("Evaluate feedback and response times, and adjust the messaging system as necessary."),
        "answered_24h",
        True,
    ),
    Step(Part.SECOND, _("Go on watching how members write to each other and to us."), "messages"),
    Step(Part.SECOND, _("Collect and analyse figures on response times and satisfaction."), "first_median"),
    Step(Part.SECOND, _("Agents keep the quality of their answers high."), "satisfaction"),
    Step(Part.SECOND, _("Refine training materials by what members say.")),
    Step(Part.THIRD, _("Reach {goal} of members satisfied or more, and keep it."), "satisfaction", True),
    Step(Part.THIRD, _("Review the quarter's satisfaction results."), "satisfaction"),
    Step(Part.THIRD, _("Make the improvements to the system that it takes.")),
    Step(Part.THIRD, _("See that every complaint and every low score has been addressed."), "solved_in_time"),
    Step(Part.END, _("Evaluate the quarter."), "satisfaction", True),
    Step(Part.END, _("Put together all figures on satisfaction, messages and the system's performance.")),
    Step(Part.END, _("Measure whether {goal} of members are satisfied."), "satisfaction"),
    Step(Part.END, _("Send the quarter's report to the management team, with insights and recommendations.")),
)
