"""What the office's work comes to: measured stretches of tickets, daily counts, targets, dashboards, reports.

It owns no truth of its own. Everything counted here follows from tickets, their histories and what was said,
and can be thrown away and computed again. It never writes into the rooms below.
"""
