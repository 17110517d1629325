"""Addresses of the help desk."""

from django.urls import path

from saypro.helpdesk.views import following, matters, merging, notes, rests

app_name = "helpdesk"
urlpatterns = [
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
