"""Addresses of the help centre and of the office's pages about it."""

from django.urls import path

from saypro.knowledge.views import articles, office, suggestions, versions, votes

app_name = "knowledge"
urlpatterns = [
    path("help/", articles.index, name="index"),
    path("help/suggestions/", suggestions.index, name="suggestions"),
    path("help/<slug:slug>/", articles.show, name="article"),
    path("help/<slug:slug>/vote/", votes.create, name="vote"),
    path("office/help/", office.index, name="office"),
    path("office/help/new/", office.create, name="new"),
    path("office/help/<int:pk>/", office.edit, name="edit"),
    path("office/help/<int:pk>/versions/", versions.index, name="versions"),
    path("office/help/<int:pk>/versions/<int:number>/", versions.show, name="version"),
    path("office/help/<int:pk>/versions/<int:number>/restoration/", versions.restore, name="restoration"),
]
