"""Our office says that it is done in a deal, and leaves it a week later."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.queries import STAYS, current_ticket, last_step, somebody_of
from saypro.realtime import actions as realtime

MOST = 200


@transaction.atomic
def say_office_is_done(conversation_id: int) -> None:
    """A card in the deal, once for each time it was solved: until when we stay. Safe to repeat."""
    thread = Conversation.objects.select_for_update(no_key=True).get(pk=conversation_id)
    ticket = current_ticket(thread)
    step = last_step(ticket, What.SOLVED) if ticket and ticket.is_solved else None
    if thread.office_since and ticket and step and (speaker := somebody_of(ticket)):
        text = _("Our office is done here. Either of you can ask again within seven days.")
        conversations.post_card(
            thread.pk, card="office_done", card_id=step.pk, sender_id=speaker, text=text, is_ours=True
        )


def leave_deals(at: datetime) -> int:
    """Go from the deals that were solved a week ago; returns how many. Safe to repeat."""
    solved = Conversation.objects.filter(office_since__isnull=False, solved_at__lte=at - STAYS)
    return sum(leave(pk, at) for pk in solved.order_by("pk").values_list("pk", flat=True)[:MOST])


@transaction.atomic
def leave(conversation_id: int, at: datetime) -> bool:
    """False when somebody has opened it again meanwhile, or we have left before."""
    thread = Conversation.objects.select_for_update(no_key=True).get(pk=conversation_id)
    if thread.office_since is None or thread.solved_at is None or thread.solved_at > at - STAYS:
        return False
    ticket = current_ticket(thread)
    if ticket:
        say_goodbye(ticket)
    conversations.see_office_out(thread, at=at)
    realtime.keep_only("notes", thread.pk, [])
    if ticket and (done := last_step(ticket, What.SOLVED)):
        conversations.touch_card("office_done", done.pk)
    return True


def say_goodbye(ticket: Ticket) -> None:
    asked, speaker = getattr(ticket, "invitation", None), somebody_of(ticket)
    if asked and speaker:
        text = _("Our office has left this conversation.")
        conversations.post_card(
            ticket.conversation_id,
            card="office_out",
            card_id=asked.pk,
            sender_id=speaker,
            text=text,
            is_ours=True,
        )
