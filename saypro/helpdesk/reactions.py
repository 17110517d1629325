"""What the help desk does about what happens in threads."""

from datetime import timedelta

from procrastinate.contrib.django import app

from saypro.accounts.events import GuardChanged, MemberJoined
from saypro.accounts.models import User
from saypro.conversations.actions import UNDOABLE
from saypro.conversations.events import (
    ConversationReopened,
    ConversationSolved,
    ConversationTaken,
    MessagesPosted,
)
from saypro.conversations.models import WITH_OFFICE, Conversation, Message
from saypro.helpdesk import actions, notices
from saypro.helpdesk.cards import SAYS_NO_MORE
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import (
    ChecklistSent,
    MailBraked,
    NoteChanged,
    NoteWritten,
    OfficeAskedIn,
    TicketEscalated,
    TicketMarkedSpam,
    TicketOpened,
    TicketSetWaiting,
    TicketsMerged,
    TicketSnoozed,
    TicketSorted,
    TicketUnmarkedSpam,
    TicketWoken,
)
from saypro.helpdesk.models import Category, Checkup, Note, Ticket
from saypro.helpdesk.privacy import those_who_may_see
from saypro.helpdesk.queries import (
    current_ticket,
    first_words,
    followers_of,
    is_said_to_office,
    is_side_of,
    known_facts,
    leads_and_administrators,
    opening_words,
    reader_of,
    sides_of,
)

MOMENT = timedelta(seconds=5)


def follow_messages(fact: MessagesPosted) -> None:
    """Each message of a thread with our office is a step of its ticket; most batches have none.

    A card that only says where a matter goes on is no answer to it.
    """
    wanted = {thread_id for _id, thread_id, _seq, _sender in fact.messages}
    threads = Conversation.objects.filter(WITH_OFFICE, pk__in=wanted).in_bulk()
    if not threads:
        return
    ids = [message_id for message_id, thread_id, _seq, _sender in fact.messages if thread_id in threads]
    said = Message.objects.filter(pk__in=ids).exclude(card__in=SAYS_NO_MORE)
    for message in said.order_by("id"):
        actions.follow_message(threads[message.conversation_id], message)


def mail_answers(fact: MessagesPosted) -> None:
    """What the office said leaves by mail a moment later, when it can no longer be taken back."""
    wanted = {thread_id for _id, thread_id, _seq, _sender in fact.messages}
    threads = Conversation.objects.filter(pk__in=wanted, kind=Conversation.Kind.SUPPORT)
    readers = {thread.pk: reader for thread in threads if (reader := reader_of(thread))}
    due = fact.occurred_at + UNDOABLE + MOMENT
    for message_id, thread_id, _seq, sender_id in fact.messages:
        if thread_id in readers and readers[thread_id].person.pk != sender_id:
            app.configure_task(actions.MAIL_ANSWER, schedule_at=due).defer(message_id=message_id)


def follow_solving(fact: ConversationSolved) -> None:
    actions.follow_solving(fact.conversation_id, What.SOLVED, fact.occurred_at, fact.actor_id)


def follow_reopening(fact: ConversationReopened) -> None:
    """Opened again by an agent; where a member's words did it, they are the step."""
    actor = User.objects.filter(pk=fact.actor_id or 0).first()
    if actor and actor.is_office:
        actions.follow_solving(fact.conversation_id, What.REOPENED, fact.occurred_at, fact.actor_id)


def sort_new_ticket(fact: TicketOpened) -> None:
    """Find out what its first words are about, how urgent they are and in which language."""
    from saypro.helpdesk.sorting.verdict import judge  # heavy, and for workers alone

    ticket, words = Ticket.objects.filter(pk=fact.ticket_id).first(), opening_words(fact.ticket_id)
    if ticket and words:
        actions.follow_verdict(ticket, judge(words, known_facts(ticket)))
    if ticket:
        actions.find_team(ticket)


def find_team_again(fact: TicketSorted) -> None:
    """Under another category it is another team's."""
    if fact.actor_id and (ticket := Ticket.objects.filter(pk=fact.ticket_id).first()):
        actions.find_team(ticket)


def note_taking(fact: ConversationTaken) -> None:
    """Taken or given back by hand; what routing does it has written down itself."""
    if fact.actor_id:
        actions.note_taking(fact.conversation_id, assignee_id=fact.assignee_id, by_id=fact.actor_id)


def route_again(
    fact: ConversationSolved
    | ConversationReopened
    | TicketSetWaiting
    | TicketSnoozed
    | TicketWoken
    | TicketMarkedSpam
    | TicketUnmarkedSpam,
) -> None:
    """Somebody has room again, or something waits for somebody again."""
    actions.route_soon()


def tell_of_escalation(fact: TicketEscalated) -> None:
    """Whoever is to act hears of it, when they are there."""
    actions.tell_when_there(fact)


def follow_escalation(fact: TicketEscalated) -> None:
    """Those who follow hear that it was raised."""
    ticket = Ticket.objects.select_related("conversation").filter(pk=fact.ticket_id).first()
    if ticket:
        notices.tell_followers(ticket, followers_of(ticket), notices.escalated(), fact)


def make_amends(fact: TicketEscalated) -> None:
    """The member hears that we are late, and what we owe them for it."""
    owed = actions.make_amends(fact)
    if owed:
        notices.tell_of_goodwill(owed, fact)


def learn_from_sorting(fact: TicketSorted) -> None:
    """What an agent files teaches the sorter; who takes a ticket out of any category says no other."""
    agent = User.objects.filter(pk=fact.actor_id or 0).first()
    first = first_words(fact.ticket_id)
    if agent and agent.is_office and first and fact.is_undo:
        actions.take_back_correction(
            first, before=fact.before, after=fact.category, agent=agent, at=fact.occurred_at
        )
    elif agent and agent.is_office and fact.category and first:
        after = Category(fact.category)
        actions.correct_category(first, before=fact.before, after=after, agent=agent, at=fact.occurred_at)


def tell_of_note(fact: NoteWritten | NoteChanged) -> None:
    """Whoever is named hears of it by that; who follows, of a new note. What it says is told to nobody."""
    note = Note.objects.select_related("author", "ticket__conversation").filter(pk=fact.note_id).first()
    if note is None or note.author is None or note.deleted_at:
        return
    for agent in those_who_may_see(note.ticket, User.objects.filter(pk__in=fact.mentioned)):
        notices.tell_of_mention(note.ticket, agent, note.author, fact)
    if isinstance(fact, NoteWritten):
        others = [one for one in followers_of(note.ticket) if one.pk not in fact.mentioned]
        notices.tell_followers(note.ticket, others, notices.noted(note.author), fact)


def follow_writers(fact: MessagesPosted) -> None:
    """Agents who answer follow the ticket, and those who follow hear of new words."""
    last = {thread_id: sender for _id, thread_id, _seq, sender in fact.messages}
    newest = {thread_id: message_id for message_id, thread_id, _seq, _sender in fact.messages}
    for thread in Conversation.objects.filter(WITH_OFFICE, pk__in=last):
        ticket, writer = current_ticket(thread), User.objects.filter(pk=last[thread.pk]).first()
        if ticket is None or ticket.is_spam or writer is None:
            continue
        if not concerns_office(thread, newest[thread.pk]):
            continue
        if writer.is_office:
            actions.follow(ticket, writer)
        notices.tell_followers(ticket, followers_of(ticket), notices.wrote(writer), fact, by=writer)


def concerns_office(thread: Conversation, message_id: int) -> bool:
    """In a deal, only what our office says and what is said to it."""
    if thread.is_support:
        return True
    message = Message.objects.select_related("conversation", "sender").filter(pk=message_id).first()
    if message is None or message.card in SAYS_NO_MORE:
        return False
    return not is_side_of(thread, message.sender) or is_said_to_office(message)


def tell_of_asking_in(fact: OfficeAskedIn) -> None:
    """The other side hears that our office was asked, and by whom; those who follow, that it was again."""
    ticket = Ticket.objects.select_related("conversation").filter(pk=fact.ticket_id).first()
    asker = User.objects.filter(pk=fact.actor_id or 0).first()
    if ticket is None or asker is None:
        return
    for person in sides_of(ticket.conversation):
        if person.pk != asker.pk:
            notices.tell_of_asking_in(ticket, person, asker, fact)
    if fact.is_again:
        notices.tell_followers(ticket, followers_of(ticket), notices.wrote(asker), fact, by=asker)


def say_office_is_done(fact: ConversationSolved) -> None:
    """In a deal, both sides read in the thread until when our office stays."""
    follow_solving(fact)
    actions.say_office_is_done(fact.conversation_id)


def follow_assignment(fact: ConversationTaken) -> None:
    """The new one in charge follows, and those who follow hear who that is."""
    ticket = Ticket.objects.filter(conversation=fact.conversation_id).order_by("-id").first()
    agent = User.objects.filter(pk=fact.assignee_id or 0).first()
    if ticket is None:
        return
    if agent:
        actions.follow(ticket, agent)
    by = User.objects.filter(pk=fact.actor_id or 0).first()
    notices.tell_followers(ticket, followers_of(ticket), notices.assigned(agent), fact, by=by)


def keep_first_words(fact: TicketOpened) -> None:
    """Similar matters are found by what opened them."""
    actions.keep_first_words(fact.ticket_id)


def keep_answer(fact: ConversationSolved | ConversationReopened) -> None:
    """What helped here may help with the next one like it."""
    actions.keep_answer(fact.conversation_id)


def tell_of_checklist(fact: ChecklistSent) -> None:
    """The member hears of steps to try: a card is told of by the room that draws it."""
    sent = Checkup.objects.select_related("ticket__conversation").filter(pk=fact.checkup_id).first()
    if sent:
        notices.tell_of_checklist(sent, fact)


def take_in_contacts(fact: MemberJoined | GuardChanged) -> None:
    """Who proves an address has what they wrote to us from it before."""
    person = User.objects.filter(pk=fact.person_id, is_active=True).first()
    if person and actions.take_in_contacts(person, at=fact.occurred_at):
        notices.tell_of_taking_in(person, fact)


def tell_of_brake(fact: MailBraked) -> None:
    """Leads and administrators hear that mail is held, and where it is."""
    notices.tell_of_brake(leads_and_administrators(), fact)


def tell_of_merge(fact: TicketsMerged) -> None:
    """The member hears where their words went."""
    ticket = Ticket.objects.select_related("conversation", "member").filter(pk=fact.ticket_id).first()
    into = Ticket.objects.select_related("conversation").filter(pk=fact.into_id).first()
    if ticket and into and ticket.merged_into_id == into.pk:
        notices.tell_of_merge(ticket, into, fact)
