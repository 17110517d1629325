"""What the help desk keeps."""

from saypro.helpdesk.models.calls import Call, CallBack
from saypro.helpdesk.models.canned import CannedReply, Macro
from saypro.helpdesk.models.checklists import Checklist, Checkup, Tick
from saypro.helpdesk.models.circumstances import Circumstances
from saypro.helpdesk.models.contacts import Contact
from saypro.helpdesk.models.desk import Bulk, DeskChoice, SavedView
from saypro.helpdesk.models.duty import DutySwitch, Shift, ShiftException
from saypro.helpdesk.models.escalations import EscalationRow
from saypro.helpdesk.models.goodwill import Goodwill
from saypro.helpdesk.models.inbound import InboundMail
from saypro.helpdesk.models.invitations import Invitation
from saypro.helpdesk.models.mailboxes import Mailbox
from saypro.helpdesk.models.merging import Merge, Split, TicketLink
from saypro.helpdesk.models.notes import Follower, Mention, Note
from saypro.helpdesk.models.plans import Closure, OfficeHours, OpenWindow, PromiseRow
from saypro.helpdesk.models.routing import RoutingSettings
from saypro.helpdesk.models.sightings import Sighting
from saypro.helpdesk.models.sorting import Correction, SorterVersion
from saypro.helpdesk.models.suggesting import TicketWords
from saypro.helpdesk.models.teams import Membership, Team
from saypro.helpdesk.models.tickets import NEVER, Category, Channel, Priority, Segment, Ticket, TicketStep
from saypro.helpdesk.models.who_counts import (
    TICKETS_LEFT_OUT,
    is_left_out,
)
from saypro.helpdesk.models.widgets import WidgetKey, WidgetVisitor

__all__ = [
    "NEVER",
    "TICKETS_LEFT_OUT",
    "Bulk",
    "Call",
    "CallBack",
    "CannedReply",
    "Category",
    "Channel",
    "Checklist",
    "Checkup",
    "Circumstances",
    "Closure",
    "Contact",
    "Correction",
    "DeskChoice",
    "DutySwitch",
    "EscalationRow",
    "Follower",
    "Goodwill",
    "InboundMail",
    "Invitation",
    "Macro",
    "Mailbox",
    "Membership",
    "Mention",
    "Merge",
    "Note",
    "OfficeHours",
    "OpenWindow",
    "Priority",
    "PromiseRow",
    "RoutingSettings",
    "SavedView",
    "Segment",
    "Shift",
    "ShiftException",
    "Sighting",
    "SorterVersion",
    "Split",
    "Team",
    "Tick",
    "Ticket",
    "TicketLink",
    "TicketStep",
    "TicketWords",
    "WidgetKey",
    "WidgetVisitor",
    "is_left_out",
]
