"""Who reacts to which fact: the whole product on one page."""

from saypro.accounts import events as accounts
from saypro.conversations import events as conversations
from saypro.conversations import reactions as conversations_do
from saypro.deals import events as deals
from saypro.deals import reactions as deals_do
from saypro.events.facts import Fact
from saypro.events.registry import Reaction
from saypro.helpdesk import events as helpdesk
from saypro.helpdesk import reactions as helpdesk_do
from saypro.listings import events as listings
from saypro.listings import reactions as listings_do
from saypro.moderation import events as moderation
from saypro.moderation import reactions as moderation_do
from saypro.notifications import reactions as notifications_do
from saypro.reports import reactions as reports_do
from saypro.surveys import events as surveys
from saypro.surveys import reactions as surveys_do

REACTIONS: dict[type[Fact], list[Reaction]] = {
    accounts.AccountMarked: [surveys_do.count_person_again, reports_do.count_person_again],
    accounts.GuardChanged: [notifications_do.tell_of_guard, helpdesk_do.take_in_contacts],
    accounts.MemberJoined: [helpdesk_do.take_in_contacts],
    accounts.PasswordChanged: [notifications_do.tell_of_guard, notifications_do.forget_signed_out],
    accounts.PersonSignedOut: [notifications_do.forget_signed_out],
    accounts.RoleChanged: [
        conversations_do.leave_office_seats,
        surveys_do.count_person_again,
        reports_do.count_person_again,
    ],
    accounts.SessionEnded: [notifications_do.forget_signed_out],
    accounts.SignedInAnew: [notifications_do.tell_of_new_device],
    conversations.AttachmentAdded: [conversations_do.check_upload],
    conversations.MessagesPosted: [
        moderation_do.judge_messages,
        conversations_do.mail_the_absent,
        conversations_do.push_to_the_absent,
        conversations_do.keep_words,
        deals_do.note_first_answers,
        deals_do.offer_reviews,
        helpdesk_do.follow_messages,
        helpdesk_do.follow_writers,
        helpdesk_do.mail_answers,
    ],
    conversations.MessageEdited: [conversations_do.keep_words, moderation_do.judge_edit],
    conversations.MessageDeleted: [conversations_do.keep_words],
    conversations.MessageScheduled: [conversations_do.send_when_due],
    conversations.ScheduledMessageHeld: [conversations_do.ask_the_writer],
    conversations.ConversationTaken: [
        conversations_do.tell_who_took_it,
        helpdesk_do.note_taking,
        helpdesk_do.follow_assignment,
    ],
    conversations.ConversationSolved: [
        conversations_do.tell_it_is_solved,
        helpdesk_do.follow_solving,
        helpdesk_do.say_office_is_done,
        helpdesk_do.keep_answer,
        helpdesk_do.route_again,
        reports_do.measure_thread,
        surveys_do.ask_after_solving,
    ],
    conversations.ConversationReopened: [
        conversations_do.tell_it_is_open_again,
        helpdesk_do.follow_reopening,
        helpdesk_do.keep_answer,
        helpdesk_do.route_again,
        reports_do.measure_thread,
    ],
    conversations.OfficeCameIn: [conversations_do.keep_words_for_office],
    conversations.OfficeLeft: [conversations_do.keep_words_for_office],
    conversations.PersonBlocked: [deals_do.refresh_after_block],
    conversations.PersonUnblocked: [deals_do.refresh_after_block],
    deals.OfferMade: [deals_do.tell_of_offer],
    deals.OfferCountered: [deals_do.note_answer_by_button, deals_do.tell_of_offer],
    deals.OfferAccepted: [deals_do.note_answer_by_button, deals_do.tell_of_offer],
    deals.OfferDeclined: [deals_do.note_answer_by_button, deals_do.tell_of_offer],
    deals.OfferWithdrawn: [deals_do.tell_of_offer],
    deals.OfferNearedItsEnd: [deals_do.tell_of_offer],
    deals.OfferLapsed: [deals_do.tell_of_offer],
    deals.DealCalledOff: [deals_do.tell_of_deal],
    deals.DealClosed: [deals_do.tell_of_deal, deals_do.invite_to_review, surveys_do.ask_after_deal],
    deals.DealReopened: [deals_do.tell_of_deal],
    deals.MeetingSuggested: [deals_do.tell_of_meeting],
    deals.MeetingAgreed: [deals_do.tell_of_meeting],
    deals.MeetingDeclined: [deals_do.tell_of_meeting],
    deals.MeetingCancelled: [deals_do.tell_of_meeting],
    deals.MeetingNoted: [deals_do.tell_of_note],
    deals.MeetingNeared: [deals_do.tell_of_nearing],
    deals.ReviewWritten: [deals_do.follow_review],
    deals.ReviewsShown: [deals_do.follow_showing],
    deals.ReviewReplied: [deals_do.follow_reply],
    deals.ReviewStillMissing: [deals_do.remind_of_review],
    helpdesk.ContactBecameMember: [reports_do.count_askers_again],
    helpdesk.MailBraked: [helpdesk_do.tell_of_brake],
    helpdesk.OfficeAskedIn: [helpdesk_do.tell_of_asking_in],
    helpdesk.NoteWritten: [helpdesk_do.tell_of_note],
    helpdesk.NoteChanged: [helpdesk_do.tell_of_note],
    helpdesk.TicketsMerged: [helpdesk_do.tell_of_merge, reports_do.measure_both],
    helpdesk.TicketsUnmerged: [reports_do.measure_both],
    helpdesk.TicketSplit: [reports_do.measure_both],
    helpdesk.TicketEscalated: [
        helpdesk_do.tell_of_escalation,
        helpdesk_do.follow_escalation,
        helpdesk_do.make_amends,
        reports_do.measure_ticket,
    ],
    helpdesk.ChecklistSent: [helpdesk_do.tell_of_checklist],
    helpdesk.TicketOpened: [
        helpdesk_do.keep_first_words,
        helpdesk_do.sort_new_ticket,
        reports_do.measure_ticket,
    ],
    helpdesk.TicketFollowed: [reports_do.measure_ticket],
    helpdesk.TicketRanked: [reports_do.measure_ticket],
    helpdesk.TicketSorted: [
        helpdesk_do.learn_from_sorting,
        helpdesk_do.find_team_again,
        reports_do.measure_ticket,
    ],
    helpdesk.TicketSetWaiting: [helpdesk_do.route_again, reports_do.measure_ticket],
    helpdesk.TicketMarkedSpam: [
        helpdesk_do.route_again,
        surveys_do.count_ticket_again,
        reports_do.count_ticket_again,
    ],
    helpdesk.TicketUnmarkedSpam: [
        helpdesk_do.route_again,
        surveys_do.count_ticket_again,
        reports_do.count_ticket_again,
    ],
    helpdesk.TicketSnoozed: [helpdesk_do.route_again, reports_do.measure_ticket],
    helpdesk.TicketWoken: [helpdesk_do.route_again, reports_do.measure_ticket],
    listings.PhotoAdded: [listings_do.prepare_photo],
    listings.ListingReserved: [deals_do.follow_ad],
    listings.ListingReleased: [deals_do.follow_ad],
    listings.ListingSold: [deals_do.follow_ad],
    listings.ListingRelisted: [deals_do.follow_ad],
    listings.ListingDeleted: [deals_do.follow_ad],
    listings.ListingRestored: [deals_do.follow_ad],
    listings.ListingTakenDown: [deals_do.follow_ad],
    listings.ListingPutBack: [deals_do.follow_ad],
    moderation.ReportsDecided: [
        moderation_do.tell_of_decision,
        moderation_do.count_spam,
        surveys_do.count_deals_again,
        reports_do.count_deals_again,
    ],
    moderation.DecisionUndone: [
        moderation_do.tell_of_undoing,
        moderation_do.count_again,
        surveys_do.count_deals_again,
        reports_do.count_deals_again,
    ],
    surveys.SurveyAnswered: [surveys_do.follow_answer, surveys_do.read_comment],
    surveys.ThemeClosed: [surveys_do.tell_what_came_of_it],
    surveys.ThemeFlagged: [surveys_do.tell_technical_team],
}
