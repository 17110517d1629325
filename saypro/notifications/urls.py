"""Addresses of what people are told."""

from django.urls import path

from saypro.notifications.views import notices, preferences, readings

app_name = "notifications"
urlpatterns = [
    path("notices/", notices.index, name="notices"),
    path("notices/unread", notices.unread, name="unread"),
    path("my/notifications/", preferences.edit, name="preferences"),
    path("notices/readings/", readings.create, name="readings"),
]
