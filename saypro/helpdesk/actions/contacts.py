"""Meeting people who have no account."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from saypro.accounts.actions import make_contact
from saypro.events.actions import record
from saypro.helpdesk.events import ContactMet
from saypro.helpdesk.models import Contact
from saypro.helpdesk.models.contacts import Way
from saypro.kit.constraints import violated

LONGEST_NAME = 80
ONCE = {"one_contact_an_address", "one_contact_a_number"}


def contact_by_mail(address: str, *, name: str, at: datetime) -> Contact:
    """Whoever writes from this address, met now if never before. Safe to repeat."""
    return met(Q(way=Way.MAIL, address__iexact=address), Way.MAIL, name or address, at, address=address)


def contact_by_phone(number: str, *, name: str = "", at: datetime) -> Contact:
    """Whoever calls from this number, in E.164, met now if never before. Safe to repeat."""
    return met(Q(way=Way.PHONE, number=number), Way.PHONE, name or number, at, number=number)


def met(known: Q, way: Way, name: str, at: datetime, **where: str) -> Contact:
    if earlier := Contact.objects.filter(known).first():
        return earlier
    try:
        return new_contact(way, name, at, **where)
    except IntegrityError as error:
        if violated(error) not in ONCE:
            raise
        return Contact.objects.get(known)


@transaction.atomic
def new_contact(way: Way, name: str, at: datetime, **where: str) -> Contact:
    """Somebody never met before, with their `address` or `number` where it is known."""
    contact = Contact.objects.create(person=make_contact(name[:LONGEST_NAME]), way=way, met_at=at, **where)
    record(ContactMet(contact_id=contact.pk, way=way))
    return contact
