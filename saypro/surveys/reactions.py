"""What follows interactions that ended, and who counts no longer, or again."""

from saypro.accounts.events import AccountMarked, RoleChanged
from saypro.conversations.events import ConversationSolved
from saypro.conversations.models import Conversation
from saypro.deals.events import DealClosed
from saypro.helpdesk.events import TicketMarkedSpam, TicketUnmarkedSpam
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.queries import current_ticket
from saypro.moderation.events import DecisionUndone, ReportsDecided
from saypro.moderation.queries import threads_begun_to_cheat
from saypro.surveys import actions, notices, queries
from saypro.surveys.events import SurveyAnswered, ThemeClosed, ThemeFlagged
from saypro.surveys.models import Survey, Theme


def ask_after_solving(fact: ConversationSolved) -> None:
    """The member is asked how it was, in their thread."""
    thread = Conversation.objects.filter(pk=fact.conversation_id).first()
    ticket = current_ticket(thread) if thread else None
    if ticket:
        actions.offer_after_solving(ticket, event_id=fact.event_id, at=fact.occurred_at)


def ask_after_deal(fact: DealClosed) -> None:
    """Both sides are asked how talking was."""
    thread = Conversation.objects.select_related("listing__category").filter(pk=fact.conversation_id).first()
    if thread:
        actions.offer_after_talk(thread, at=fact.occurred_at)


def follow_answer(fact: SurveyAnswered) -> None:
    """A low score opens a case, and what was written goes under its themes."""
    survey = Survey.objects.select_related("version").filter(pk=fact.survey_id).first()
    if survey:
        actions.follow_score(survey, fact.score, fact.occurred_at)
        actions.follow_words(survey, fact.occurred_at)


def read_comment(fact: SurveyAnswered) -> None:
    """How it is meant; where there are words."""
    if survey := Survey.objects.filter(pk=fact.survey_id).first():
        actions.read_feeling(survey, fact.occurred_at)


def tell_what_came_of_it(fact: ThemeClosed) -> None:
    """You said, we fixed: to everybody who raised it, once."""
    theme = Theme.objects.get(pk=fact.theme_id)
    told = queries.mentions_to_tell(theme)
    heard: set[int] = set()
    for mention in told:
        if mention.survey.person_id not in heard:
            notices.tell_what_we_fixed(theme, mention.survey, fact)
            heard.add(mention.survey.person_id)
    actions.note_told([mention.pk for mention in told], fact.occurred_at)


def tell_technical_team(fact: ThemeFlagged) -> None:
    theme = Theme.objects.get(pk=fact.theme_id)
    for person in queries.technical_people():
        notices.tell_of_frequent(theme, person, queries.examples_of(theme), fact)


def count_person_again(fact: AccountMarked | RoleChanged) -> None:
    actions.note_left_out(queries.threads_brought_by(fact.person_id))


def count_ticket_again(fact: TicketMarkedSpam | TicketUnmarkedSpam) -> None:
    of_ticket = Ticket.objects.filter(pk=fact.ticket_id)
    actions.note_left_out(list(of_ticket.values_list("conversation", flat=True)))


def count_deals_again(fact: ReportsDecided | DecisionUndone) -> None:
    actions.note_left_out(threads_begun_to_cheat(fact.report_ids, fact.about_id))
