"""What an answer, a block or a word about spam does to a seller's figure."""

from saypro.conversations.events import MessagesPosted, PersonBlocked, PersonUnblocked
from saypro.deals import actions
from saypro.deals.events import BetweenTwo


def note_first_answers(fact: MessagesPosted) -> None:
    """Remember who was asked for the first time in a thread, and who first answered."""
    if sellers := actions.note_messages(fact.messages, fact.occurred_at):
        actions.refresh_figures(sellers, fact.occurred_at)


def note_answer_by_button(fact: BetweenTwo) -> None:
    """Accepting, countering and declining an offer answer it."""
    if sellers := actions.note_answer(fact):
        actions.refresh_figures(sellers, fact.occurred_at)


def refresh_after_block(fact: PersonBlocked | PersonUnblocked) -> None:
    """Threads of two who do not talk any more count for neither."""
    if fact.actor_id is not None:
        actions.refresh_figures([fact.actor_id, fact.person_id], fact.occurred_at)
