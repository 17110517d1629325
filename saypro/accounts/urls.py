"""Addresses of people and their settings."""

from django.urls import path

from saypro.accounts.views import (
    account,
    away,
    marks,
    messaging,
    passwords,
    people,
    photos,
    plan,
    privacy,
    profile,
    sessions,
)

app_name = "accounts"
urlpatterns = [
    path("people/photos/<slug:key>.webp", photos.show, name="photo"),
    path("my/account/", account.show, name="account"),
    path("my/profile/", profile.edit, name="profile"),
    path("my/profile/photo/", photos.update, name="photo_update"),
    path("my/profile/photo/removal/", photos.destroy, name="photo_removal"),
    path("my/time-zone/", profile.keep_time_zone, name="time_zone"),
    path("my/privacy/", privacy.edit, name="privacy"),
    path("my/messaging/", messaging.edit, name="messaging"),
    path("my/away/", away.update, name="away"),
    path("my/away/ending/", away.destroy, name="away_ending"),
    path("my/sessions/<int:pk>/ending/", sessions.destroy, name="session_ending"),
    path("account/password/strength/", passwords.judge, name="strength"),
    path("office/people/", people.index, name="people"),
    path("office/people/<slug:handle>/role/", people.update, name="role"),
    path("office/people/<slug:handle>/plan/", plan.edit, name="plan"),
    path("office/people/<slug:handle>/test/", marks.test, name="test_mark"),
]
