"""What people are told, how they want it, and the outbox of mail."""

from saypro.notifications.models.mails import Mail
from saypro.notifications.models.notices import Delivery, Notice
from saypro.notifications.models.preferences import Pace, Preferences

__all__ = ["Delivery", "Mail", "Notice", "Pace", "Preferences"]
