"""What the help desk keeps."""

from saypro.helpdesk.models.circumstances import Circumstances
from saypro.helpdesk.models.contacts import Contact
from saypro.helpdesk.models.duty import DutySwitch, Shift, ShiftException
from saypro.helpdesk.models.escalations import EscalationRow
from saypro.helpdesk.models.inbound import InboundMail
from saypro.helpdesk.models.mailboxes import Mailbox
from saypro.helpdesk.models.merging import Merge, Split, TicketLink
from saypro.helpdesk.models.notes import Follower, Mention, Note
from saypro.helpdesk.models.plans import Closure, OfficeHours, OpenWindow, PromiseRow
from saypro.helpdesk.models.routing import RoutingSettings
from saypro.helpdesk.models.sorting import Correction, SorterVersion
from saypro.helpdesk.models.teams import Membership, Team
from saypro.helpdesk.models.tickets import NEVER, Category, Channel, Priority, Segment, Ticket, TicketStep

__all__ = [
    "NEVER",
    "Category",
    "Channel",
    "Circumstances",
    "Closure",
    "Contact",
    "Correction",
    "DutySwitch",
    "EscalationRow",
    "Follower",
    "InboundMail",
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
    "Segment",
    "Shift",
    "ShiftException",
    "SorterVersion",
    "Split",
    "Team",
    "Ticket",
    "TicketLink",
    "TicketStep",
]
