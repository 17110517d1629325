"""The portal's addresses."""

from django.urls import path

from saypro.portal.views import parked, robots, themes

app_name = "portal"
urlpatterns = [
    path("theme/", themes.update, name="theme"),
    path("office/parked/", parked.index, name="parked"),
    path("office/parked/<int:job>/retry/", parked.retry, name="retry"),
    path("robots.txt", robots.show, name="robots"),
]
