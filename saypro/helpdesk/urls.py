"""Addresses of the help desk."""

from django.urls import path

from saypro.helpdesk.views import matters, rests

app_name = "helpdesk"
urlpatterns = [
    path("office/tickets/<slug:ref>/category/", matters.category, name="category"),
    path("office/tickets/<slug:ref>/priority/", matters.priority, name="priority"),
    path("office/tickets/<slug:ref>/rest/", rests.update, name="rest"),
]
