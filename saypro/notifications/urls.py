"""Addresses of what people are told."""

from django.urls import path

from saypro.notifications.views import (
    addresses,
    browsers,
    notices,
    phones,
    preferences,
    readings,
    stops,
)

app_name = "notifications"
urlpatterns = [
    path("notices/", notices.index, name="notices"),
    path("notices/unread", notices.unread, name="unread"),
    path("my/notifications/", preferences.edit, name="preferences"),
    path("my/notifications/browsers/", browsers.create, name="browsers"),
    path("my/notifications/browsers/<int:pk>/removal/", browsers.destroy, name="browser_removal"),
    path("my/notifications/browsers/<int:pk>/test/", browsers.test, name="browser_test"),
    path("my/notifications/phones/", phones.edit, name="phones"),
    path("my/notifications/phones/<int:pk>/proof/", phones.prove, name="phone_proof"),
    path("my/notifications/phones/<int:pk>/removal/", phones.destroy, name="phone_removal"),
    path("my/notifications/address/", addresses.create, name="address"),
    path("notices/address/<str:token>/", addresses.confirm, name="address_confirmation"),
    path("notices/stop/<str:token>/", stops.edit, name="stop"),
    path("notices/readings/", readings.create, name="readings"),
]
