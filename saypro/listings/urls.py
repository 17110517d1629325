"""Addresses of ads."""

from django.urls import URLPattern, path

app_name = "listings"
urlpatterns: list[URLPattern] = []
