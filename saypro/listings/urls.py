"""Addresses of ads and their photos."""

from django.urls import path, re_path

from saypro.listings.views import (
    deletions,
    listings,
    mine,
    photos,
    questions,
    reservations,
    sales,
    saves,
    search,
    sightings,
)

app_name = "listings"
urlpatterns = [
    path("ads/", search.index, name="search"),
    path("ads/new/", listings.compose, name="new"),
    path("ads/questions/", questions.show, name="questions"),
    path("ads/<slug:ref>/edit/", listings.revise, name="edit"),
    path("ads/<slug:ref>/reservation/", reservations.update, name="reservation"),
    path("ads/<slug:ref>/sale/", sales.update, name="sale"),
    path("ads/<slug:ref>/deletion/", deletions.update, name="deletion"),
    path("ads/<slug:ref>/saving/", saves.update, name="saving"),
    path("ads/<slug:ref>/sighting/", sightings.create, name="sighting"),
    re_path(r"^ads/(?P<slug>[-\w]+)-(?P<ref>[a-z0-9]{10})/$", listings.show, name="listing"),
    path("my/ads/", mine.index, name="mine"),
    path("saved/", saves.index, name="saved"),
    path("photos/", photos.create, name="photos"),
    path("photos/<slug:ref>/shot/", photos.shot, name="shot"),
    re_path(
        r"^photos/(?P<key>[-\w]{1,64})/(?P<size>\d{1,4})\.(?P<kind>avif|webp)$", photos.show, name="photo"
    ),
]
