"""What people are told, how they want it, and the outboxes."""

from saypro.notifications.models.addresses import Address
from saypro.notifications.models.browsers import Browser, Push
from saypro.notifications.models.mails import Mail, SentFile, State
from saypro.notifications.models.notices import Delivery, Digest, Notice
from saypro.notifications.models.phones import Phone, Text
from saypro.notifications.models.preferences import Pace, Preferences

__all__ = [
    "Address",
    "Browser",
    "Delivery",
    "Digest",
    "Mail",
    "Notice",
    "Pace",
    "Phone",
    "Preferences",
    "Push",
    "SentFile",
    "State",
    "Text",
]
