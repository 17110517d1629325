"""Addresses by which a person answers a thread by mail, and the marks that keep its mails together."""

import re

from django.conf import settings

from saypro.kit.marks import in_36, is_mark, mark

ADDRESS = re.compile(r"r\.([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.([a-z2-7]{26})@(.+)", re.IGNORECASE)


def reply_address(thread_id: int, person_id: int) -> str:
    """Where this person answers this thread by mail; "" where the house takes no mail."""
    if not settings.REPLY_DOMAIN:
        return ""
    key = mark("reply", f"{thread_id}:{person_id}")
    return f"r.{in_36(thread_id)}.{in_36(person_id)}.{key}@{settings.REPLY_DOMAIN}"


def thread_and_person(address: str) -> tuple[int, int] | None:
    """The thread and the person that one of our addresses stands for; None for any other address."""
    found = ADDRESS.fullmatch(address.strip())
    if not found or found[4].lower() != settings.REPLY_DOMAIN.lower():
        return None
    thread_id, person_id = int(found[1], 36), int(found[2], 36)
    return (thread_id, person_id) if is_mark(found[3], "reply", f"{thread_id}:{person_id}") else None


def root_of(thread_id: int, person_id: int) -> str:
    """A Message-ID no mail has, which all mails to this person about this thread refer to."""
    domain = settings.OFFICE_EMAIL.rpartition("@")[2]
    return f"<thread.{mark('root', f'{thread_id}:{person_id}')}@{domain}>"
