"""Every address of the house, room by room."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from saypro.project import up

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("saypro.portal.urls")),
    path("up/", up.show, name="up"),
    path("", include("saypro.accounts.urls")),
    path("", include("saypro.surveys.urls")),
    path("", include("saypro.moderation.urls")),
    path("", include("saypro.deals.urls")),
    path("", include("saypro.reports.urls")),
    path("", include("saypro.knowledge.urls")),
    path("", include("saypro.helpdesk.urls")),
    path("", include("saypro.conversations.urls")),
    path("", include("saypro.listings.urls")),
    path("", include("saypro.notifications.urls")),
    path("account/", include("allauth.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("saypro.demo.urls")))

handler400 = "saypro.portal.views.errors.bad_request"
handler403 = "saypro.portal.views.errors.forbidden"
handler404 = "saypro.portal.views.errors.not_found"
handler500 = "saypro.portal.views.errors.broken"
