"""The marks by which a mail's messages and files are known when its job runs again."""

from uuid import UUID, uuid5

OURS = UUID("6f1d9f0e-7a54-4b7c-9a2b-0a4f0d3c8e11")


def message_mark(mail_id: int, number: int) -> UUID:
    return uuid5(OURS, f"{mail_id} message {number}")


def file_mark(mail_id: int, number: int) -> UUID:
    return uuid5(OURS, f"{mail_id} file {number}")
