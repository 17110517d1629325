"""Contacts who become members: what they brought to us before is theirs, once the address is proved."""

from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.accounts.queries import proved_addresses
from saypro.conversations.actions import hand_over_place, index_thread
from saypro.conversations.models import Conversation, Participant
from saypro.events.actions import record
from saypro.helpdesk.events import ContactBecameMember
from saypro.helpdesk.models import Contact, Ticket
from saypro.helpdesk.models.contacts import Way


@transaction.atomic
def take_in_contacts(person: User, *, at: datetime) -> list[Contact]:
    """Give the person the threads and tickets of whoever wrote by mail from an address they have proved.

    Returns the contacts that became them now. Safe to repeat: each does so once. An address that is only
    claimed gains nothing, nor does one that somebody typed into the help button or called from.
    """
    addresses = {address.lower() for address in proved_addresses(person)}
    if person.is_office or not addresses:
        return []
    waiting = Contact.objects.select_for_update().filter(way=Way.MAIL, member=None).order_by("pk")
    found = [one for address in sorted(addresses) for one in waiting.filter(address__iexact=address)]
    for contact in found:
        become(contact, person, at)
    return found


def become(contact: Contact, person: User, at: datetime) -> None:
    """The words stay the contact's: a mail that nobody proved may have been written by somebody else."""
    for thread in threads_of(contact):
        hand_over_place(thread, contact.person, person, at=at)
        index_thread(thread.pk)
    tickets = Ticket.objects.filter(member=contact.person)
    ids = list(tickets.order_by("pk").values_list("pk", flat=True))
    tickets.update(member=person)
    contact.member, contact.became_at = person, at
    contact.save(update_fields=["member", "became_at"])
    record(
        ContactBecameMember(
            actor_id=person.pk, contact_id=contact.pk, person_id=person.pk, tickets=ids, occurred_at=at
        )
    )


def threads_of(contact: Contact) -> list[Conversation]:
    """In the order of their ids, in which threads are locked."""
    seats = Participant.objects.filter(person=contact.person, part=Participant.Part.MEMBER, left_at=None)
    return list(Conversation.objects.filter(pk__in=seats.values("conversation")).order_by("pk"))
