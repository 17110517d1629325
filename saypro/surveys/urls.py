"""Addresses of surveys, and of what the office makes of them."""

from django.urls import path

from saypro.surveys.views import results, surveys

app_name = "surveys"
urlpatterns = [
    path("surveys/<slug:ref>/", surveys.edit, name="survey"),
    path("surveys/<slug:ref>/dismissal/", surveys.dismiss, name="dismissal"),
    path("office/surveys/", results.index, name="results"),
    path("s/<str:token>/", surveys.link, name="link"),
]
