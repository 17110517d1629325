"""What people of the office do that their leads can look up: facts, in words that follow a name.

What they write to members is not among it: it stands in the threads. Below it, what can be kept from people.
"""

from allauth.usersessions.models import UserSession
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from saypro.accounts import events as accounts
from saypro.accounts import models as people
from saypro.conversations import events as conversations
from saypro.conversations import models as threads
from saypro.deals import models as deals
from saypro.events.facts import Fact
from saypro.helpdesk import events as helpdesk
from saypro.helpdesk import models as desk
from saypro.knowledge import events as knowledge
from saypro.knowledge import models as articles
from saypro.listings import models as listings
from saypro.moderation import events as moderation
from saypro.moderation import models as decisions
from saypro.notifications import models as notices
from saypro.notifications.kinds import Words
from saypro.reports import events as reports
from saypro.reports import models as figures
from saypro.surveys import events as surveys
from saypro.surveys import models as answers

STAFF_FACTS: dict[type[Fact], Words] = {
    accounts.RoleChanged: _("gave somebody a role"),
    accounts.PlanChanged: _("changed a member’s plan"),
    accounts.AccountMarked: _("marked a test account, or took the mark back"),
    conversations.ConversationTaken: _("took or gave a ticket"),
    conversations.ConversationSolved: _("solved a ticket"),
    conversations.ConversationReopened: _("opened a ticket again"),
    conversations.MessageRemoved: _("removed a message"),
    conversations.MessagePutBack: _("put a message back"),
    conversations.PersonSuspended: _("stopped somebody from writing"),
    conversations.SuspensionLifted: _("let somebody write again"),
    helpdesk.TicketSeen: _("opened a ticket"),
    helpdesk.TicketSorted: _("filed a ticket"),
    helpdesk.TicketRanked: _("set a priority"),
    helpdesk.TicketSetWaiting: _("set a ticket to wait"),
    helpdesk.TicketSnoozed: _("put a ticket off"),
    helpdesk.TicketWoken: _("took a ticket up again"),
    helpdesk.TicketMarkedSpam: _("marked a ticket as spam"),
    helpdesk.TicketUnmarkedSpam: _("said that a ticket is no spam"),
    helpdesk.NoteWritten: _("wrote a note"),
    helpdesk.NoteChanged: _("changed a note"),
    helpdesk.TicketsMerged: _("merged tickets"),
    helpdesk.TicketsUnmerged: _("took a merging back"),
    helpdesk.TicketSplit: _("split a ticket"),
    helpdesk.TicketsLinked: _("linked tickets"),
    helpdesk.MacroRun: _("ran a macro"),
    helpdesk.ChecklistSent: _("sent a checklist"),
    helpdesk.ContactBecameMember: _("proved an address and has what its contact had written"),
    helpdesk.HeldMailDecided: _("decided about a held mail"),
    helpdesk.DutySwitched: _("switched duty"),
    helpdesk.ShiftsChanged: _("planned shifts"),
    helpdesk.TeamChanged: _("changed a team"),
    helpdesk.RoutingChanged: _("changed the routing"),
    helpdesk.EscalationChanged: _("changed the escalation"),
    helpdesk.OfficePlanChanged: _("changed hours or promises"),
    knowledge.ArticleSaved: _("wrote a help article"),
    knowledge.ArticlePublished: _("published a help article"),
    knowledge.ArticleWithdrawn: _("withdrew a help article"),
    moderation.RuleTuned: _("tuned a safety rule"),
    moderation.ReportsDecided: _("decided about reports"),
    moderation.DecisionUndone: _("took a decision back"),
    reports.PlanLineChanged: _("changed the quarter's plan"),
    reports.PlanMade: _("made a plan for a quarter"),
    reports.ReportIssued: _("made a report"),
    reports.ReviewBegun: _("began a month's review"),
    reports.ReviewChanged: _("changed a month's review"),
    reports.TargetSet: _("set a target"),
    surveys.QuestionsChanged: _("changed what people are asked"),
    surveys.HappyInvited: _("invited a happy member to answer"),
    surveys.CaseTaken: _("took up a low score"),
    surveys.CaseFiled: _("put a low score under a theme"),
    surveys.CaseClosed: _("closed a low score"),
    surveys.ThemeSaved: _("named a theme or changed it"),
    surveys.ThemeClosed: _("closed a theme and told who raised it"),
}

KEPT_THINGS: dict[type[Model], Words] = {
    desk.Ticket: _("a ticket"),
    desk.Note: _("a note"),
    desk.Merge: _("a merging of tickets"),
    desk.Bulk: _("a change of many tickets"),
    desk.SavedView: _("a saved view"),
    desk.InboundMail: _("a mail that came in"),
    desk.Call: _("a call"),
    desk.CallBack: _("a wish to be called"),
    desk.CannedReply: _("a canned reply"),
    desk.Macro: _("a macro"),
    desk.Checklist: _("a checklist"),
    desk.Checkup: _("steps to try"),
    desk.Team: _("a team"),
    desk.Membership: _("a place in a team"),
    desk.Closure: _("a day we are closed"),
    desk.PromiseRow: _("a promise"),
    desk.WidgetKey: _("a site with the help button"),
    threads.Conversation: _("a conversation"),
    threads.Attachment: _("a file"),
    threads.ScheduledMessage: _("a message for later"),
    threads.Transcript: _("a saved conversation"),
    threads.SavedFilter: _("a saved filter"),
    deals.Offer: _("an offer"),
    deals.Meeting: _("a meeting"),
    deals.Review: _("a review"),
    decisions.Report: _("a report about somebody"),
    decisions.Decision: _("a decision of our office"),
    listings.Listing: _("an ad"),
    listings.Photo: _("a photo of an ad"),
    answers.Survey: _("a survey"),
    answers.Case: _("a low score"),
    answers.Theme: _("a theme"),
    figures.SavedReport: _("a custom report"),
    figures.Issue: _("a report of figures"),
    figures.Draft: _("a report that is being written"),
    figures.Hold: _("a report held for review"),
    figures.Recipient: _("a reader of reports"),
    figures.ReviewItem: _("a point of a review"),
    figures.PlanLine: _("a line of a plan"),
    notices.Notice: _("a notice"),
    notices.Browser: _("a browser for pushes"),
    notices.Phone: _("a phone number"),
    articles.Article: _("a help article"),
    people.User: _("a person"),
    UserSession: _("a session"),
}
"""What access functions keep from people, in words that follow "was refused:"."""
