"""Addresses of the help desk."""

from django.urls import path

from saypro.helpdesk.views import (
    assignments,
    desk,
    following,
    help,
    hooks,
    mails,
    matters,
    merging,
    notes,
    replies,
    rests,
    search,
    solutions,
    tickets,
)

app_name = "helpdesk"
urlpatterns = [
    path("help/", help.create, name="help"),
    path("office/", desk.index, name="desk"),
    path("office/search/", search.index, name="search"),
    path("hooks/mail/", hooks.mail, name="mail_hook"),
    path("office/mail/", mails.index, name="mails"),
    path("office/mail/<int:pk>/", mails.show, name="mail"),
    path("office/mail/<int:pk>/words/", mails.words, name="mail_words"),
    path("office/mail/<int:pk>/ticket/", mails.ticket, name="mail_ticket"),
    path("office/mail/<int:pk>/member/", mails.member, name="mail_member"),
    path("office/mail/<int:pk>/discarding/", mails.discarding, name="mail_discarding"),
    path("office/mail/<int:pk>/retry/", mails.retry, name="mail_retry"),
    path("office/<slug:ref>/", tickets.show, name="ticket"),
    path("office/<slug:ref>/messages/", replies.create, name="replies"),
    path("office/<slug:ref>/assignment/", assignments.update, name="assignment"),
    path("office/<slug:ref>/solution/", solutions.update, name="solution"),
    path("office/tickets/<slug:ref>/category/", matters.category, name="category"),
    path("office/tickets/<slug:ref>/priority/", matters.priority, name="priority"),
    path("office/tickets/<slug:ref>/rest/", rests.update, name="rest"),
    path("office/tickets/<slug:ref>/notes/", notes.create, name="notes"),
    path("office/tickets/<slug:ref>/following/", following.update, name="following"),
    path("office/tickets/<slug:ref>/mentions/", following.seen, name="seen_mentions"),
    path("office/tickets/<slug:ref>/merge/", merging.merge, name="merge"),
    path("office/tickets/<slug:ref>/links/", merging.links, name="links"),
    path("office/tickets/<slug:ref>/split/<int:seq>/", merging.split, name="split"),
    path("office/notes/<slug:ref>/", notes.show, name="note"),
    path("office/notes/<slug:ref>/deletion/", notes.destroy, name="note_deletion"),
    path("office/merges/<int:pk>/undoing/", merging.undo, name="undo_merge"),
    path("office/colleagues", notes.colleagues, name="colleagues"),
]
