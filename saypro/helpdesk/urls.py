"""Addresses of the help desk."""

from django.urls import path

from saypro.helpdesk.views import (
    assignments,
    desk,
    following,
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
    path("office/", desk.index, name="desk"),
    path("office/search/", search.index, name="search"),
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
