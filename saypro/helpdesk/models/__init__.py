"""What the help desk keeps."""

from saypro.helpdesk.models.inbound import InboundMail
from saypro.helpdesk.models.plans import Closure, OfficeHours, OpenWindow, PromiseRow
from saypro.helpdesk.models.sorting import Correction, SorterVersion
from saypro.helpdesk.models.tickets import Category, Priority, Ticket, TicketStep

__all__ = [
    "Category",
    "Closure",
    "Correction",
    "InboundMail",
    "OfficeHours",
    "OpenWindow",
    "Priority",
    "PromiseRow",
    "SorterVersion",
    "Ticket",
    "TicketStep",
]
