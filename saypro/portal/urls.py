"""The portal's addresses."""

from django.urls import path

from saypro.portal.views import app, home, parked, person, robots, themes, unsent

app_name = "portal"
urlpatterns = [
    path("", home.index, name="home"),
    path("people/<slug:handle>/", person.show, name="person"),
    path("theme/", themes.update, name="theme"),
    path("office/parked/", parked.index, name="parked"),
    path("office/parked/<int:job>/retry/", parked.retry, name="retry"),
    path("office/parked/mails/<int:mail>/retry/", unsent.retry, name="retry_mail"),
    path("manifest.webmanifest", app.manifest, name="manifest"),
    path("service-worker.js", app.worker, name="worker"),
    path("offline/", app.offline, name="offline"),
    path("robots.txt", robots.show, name="robots"),
]
