"""Telling people, and the mail that leaves."""

from saypro.notifications.actions.bounces import confirm_address, record_bounce, send_proof
from saypro.notifications.actions.dispatching import dispatch
from saypro.notifications.actions.mails import (
    DELIVER,
    QUEUE,
    NoSuchAddress,
    claim,
    confirm,
    forget_mails,
    give_up,
    give_up_interrupted,
    put_back,
    send_again,
    send_mail,
)
from saypro.notifications.actions.preferences import change_preferences, switch_mails
from saypro.notifications.actions.telling import (
    DISPATCH,
    DISPATCH_QUEUE,
    dispatch_due,
    read_all_notices,
    read_notice,
    read_notices_about,
    read_notices_of_thread,
    tell,
)

__all__ = [
    "DELIVER",
    "DISPATCH",
    "DISPATCH_QUEUE",
    "QUEUE",
    "NoSuchAddress",
    "change_preferences",
    "claim",
    "confirm",
    "confirm_address",
    "dispatch",
    "dispatch_due",
    "forget_mails",
    "give_up",
    "give_up_interrupted",
    "put_back",
    "read_all_notices",
    "read_notice",
    "read_notices_about",
    "read_notices_of_thread",
    "record_bounce",
    "send_again",
    "send_mail",
    "send_proof",
    "switch_mails",
    "tell",
]
