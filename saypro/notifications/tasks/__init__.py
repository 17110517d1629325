"""Jobs of this room: sending on what is due, and delivering what waits in the outboxes."""

from saypro.notifications.tasks.dispatching import dispatch
from saypro.notifications.tasks.mails import deliver, deliver_mail, stop_waiting
from saypro.notifications.tasks.pushes import deliver_push
from saypro.notifications.tasks.texts import deliver_text
from saypro.notifications.tasks.waits import WAITS_S

__all__ = ["WAITS_S", "deliver", "deliver_mail", "deliver_push", "deliver_text", "dispatch", "stop_waiting"]
