"""When tickets are raised to begin with; rows of the office replace these one by one.

A tenth before the target the agent hears of it, at the breach the team's lead, at twice that the office.
The owner's plan gives complaints that are not solved in 48 hours to the office.
"""

from saypro.helpdesk.escalations import Key, Level, Rule

RULES = (
    Rule(Key.EARLY, Level.AGENT, 90),
    Rule(Key.BREACH, Level.LEAD, 100),
    Rule(Key.DOUBLE, Level.OFFICE, 200),
    Rule(Key.COMPLAINT, Level.OFFICE, 48),
    Rule(Key.THIRD, Level.LEAD, 3),
    Rule(Key.PREMIUM, Level.AGENT),
    Rule(Key.TECHNICAL, Level.LEAD),
)
