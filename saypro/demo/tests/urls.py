"""The product's addresses with the demo's, whatever the switch said when they were first read."""

from django.urls import include, path

urlpatterns = [
    path("demo/", include("saypro.demo.urls")),
    path("", include("saypro.project.urls")),
]
