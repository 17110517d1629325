"""The product's addresses with the demo's, whatever the switch said when they were first read."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("demo/", include("saypro.demo.urls")),
    path("", include("saypro.portal.urls")),
    path("", include("saypro.accounts.urls")),
    path("", include("saypro.helpdesk.urls")),
    path("", include("saypro.conversations.urls")),
    path("", include("saypro.listings.urls")),
    path("", include("saypro.notifications.urls")),
    path("", include("saypro.deals.urls")),
    path("", include("saypro.moderation.urls")),
    path("account/", include("allauth.urls")),
]
