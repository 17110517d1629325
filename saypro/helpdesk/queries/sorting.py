"""What agents have put right."""

from dataclasses import dataclass

from saypro.conversations.models import Message
from saypro.helpdesk.models import Channel, Correction, Invitation, Split, TicketStep
from saypro.helpdesk.sorting.examples import Example

MOST = 20_000  # the newest: learning has to fit into a night


@dataclass(frozen=True, slots=True)
class Corrected:
    message_id: int
    example: Example


def corrected_messages() -> list[Corrected]:
    """Messages with the category an agent gave them last, without those that are deleted or taken back."""
    last = Correction.objects.order_by("message_id", "-at", "-id").distinct("message_id")
    newest = sorted(last.values_list("id", "message_id", "after"), reverse=True)[:MOST]
    labels = {message: label for _, message, label in newest if label}
    said = Message.objects.filter(pk__in=labels, deleted_at=None, kind=Message.Kind.TEXT)
    return [
        Corrected(pk, Example(body, labels[pk])) for pk, body in said.order_by("pk").values_list("pk", "body")
    ]


def was_corrected_to(message: Message, category: str) -> bool:
    """Whether an agent has ever said that the message belongs there."""
    return Correction.objects.filter(message_id=message.pk, after=category).exists()


def first_words(ticket_id: int) -> Message | None:
    """The message that opened a ticket, or was split out to open it, while it is there.

    None in a deal, where being asked in opens it: what the two say there teaches nobody anything.
    """
    steps = TicketStep.objects.filter(ticket=ticket_id, message_id__isnull=False).order_by("at", "id")
    steps = steps.exclude(ticket__channel=Channel.DEAL)
    opened_by = steps.values_list("message_id", flat=True).first()
    if opened_by is None:
        opened_by = Split.objects.filter(into=ticket_id).values_list("message_id", flat=True).first()
    return Message.objects.select_related("conversation").filter(pk=opened_by or 0).first()


def opening_words(ticket_id: int) -> str:
    """What the ticket was opened with, to judge it by; "" where nothing was said."""
    if asked := Invitation.objects.filter(ticket=ticket_id).first():
        return asked.words
    first = first_words(ticket_id)
    return first.body if first else ""
