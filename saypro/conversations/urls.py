"""Addresses of threads, of the office's inbox and of blocks."""

from django.urls import path

from saypro.conversations.views import (
    assignments,
    blocks,
    changes,
    deletions,
    drafts,
    letters,
    messages,
    questions,
    readings,
    replies,
    rows,
    single,
    solutions,
    threads,
    tickets,
    undoings,
    wordings,
)

app_name = "conversations"
urlpatterns = [
    path("messages/", threads.index, name="inbox"),
    path("messages/unread", rows.unread, name="unread"),
    path("messages/office/new/", letters.create, name="write_to_office"),
    path("messages/about/<slug:ref>/", questions.create, name="ask"),
    path("messages/<slug:ref>/", threads.show, name="thread"),
    path("messages/<slug:ref>/<int:seq>/", single.show, name="message"),
    path("messages/<slug:ref>/<int:seq>/wording/", wordings.update, name="wording"),
    path("messages/<slug:ref>/<int:seq>/deletion/", deletions.create, name="deletion"),
    path("messages/<slug:ref>/<int:seq>/undoing/", undoings.create, name="undoing"),
    path("messages/<slug:ref>/messages/", messages.create, name="messages"),
    path("messages/<slug:ref>/changes", changes.show, name="changes"),
    path("messages/<slug:ref>/draft/", drafts.update, name="draft"),
    path("messages/<slug:ref>/reading/", readings.update, name="reading"),
    path("messages/<slug:ref>/row", rows.show, name="row"),
    path("people/<slug:handle>/block/", blocks.update, name="block"),
    path("office/", tickets.index, name="office"),
    path("office/<slug:ref>/", tickets.show, name="ticket"),
    path("office/<slug:ref>/messages/", replies.create, name="replies"),
    path("office/<slug:ref>/assignment/", assignments.update, name="assignment"),
    path("office/<slug:ref>/solution/", solutions.update, name="solution"),
]
